package dev.cairn.bench.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A suite that {@code ./cairn up} starts and {@code ./cairn down} ends. */
public final class Suite implements AutoCloseable {

    /**
     * All tiers of the compiler: the launcher's own choice is made for a quick start and not for speed. And room for as many
     * open alerts as a measurement makes.
     */
    public static final String FULL_SPEED = "-Xmx256m -XX:+UseSerialGC -Dcairn.alert.most-open=1000000";

    private final Place place;
    private boolean up;

    public Suite(Place place) {
        this.place = place;
    }

    /**
     * Starts it, and answers how long that took until all was ready.
     *
     * @param javaOptions of the applications; empty for those that the launcher has by itself
     */
    public Duration up(String javaOptions) {
        long began = System.nanoTime();
        up = true;
        cairn(javaOptions.isEmpty() ? Map.of() : Map.of("CAIRN_JAVA_OPTS", javaOptions), "up", "--detach");
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Ends it, if it runs; what it kept stays. */
    public void down() {
        if (up) {
            up = false;
            cairn(Map.of(), "down");
        }
    }

    private void cairn(Map<String, String> environment, String command, String... more) {
        var words = new java.util.ArrayList<>(List.of("./cairn", command));
        words.addAll(List.of(more));
        words.addAll(List.of(
                "--port-base",
                Integer.toString(place.portBase()),
                "--data",
                place.data().toString()));
        Children.run(place.home(), environment, words);
    }

    @Override
    public void close() {
        down();
    }
}
