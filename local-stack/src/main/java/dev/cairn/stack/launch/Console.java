package dev.cairn.stack.launch;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Progress and events of a stack as lines of text; safe for several threads. */
public final class Console {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final PrintStream out;
    private final Clock clock;

    public Console(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void starting(String name) {
        line(String.format(Locale.ROOT, "%-22s starting", name));
    }

    void ready(String name, Duration took, String detail) {
        line(String.format(Locale.ROOT, "%-22s ready in %.1f s   %s", name, took.toMillis() / 1000.0, detail));
    }

    /** One line with the time before it. */
    public synchronized void line(String text) {
        out.println(TIME.format(clock.instant().atZone(ZoneId.systemDefault())) + "  " + text);
        out.flush();
    }

    /** Text as it is. */
    public synchronized void plain(String text) {
        out.println(text);
        out.flush();
    }
}
