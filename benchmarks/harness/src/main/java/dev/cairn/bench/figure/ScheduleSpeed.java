package dev.cairn.bench.figure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.bench.stack.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A year of the final schedule of five layers, by JMH, in one thread. */
public final class ScheduleSpeed {

    private static final double MILLISECONDS = 20;
    private static final double PER_MILLISECOND = 1_000_000;

    private ScheduleSpeed() {}

    /** Measures the slower of the kinds of schedules. */
    public static Figure measure(Place place, Path folder, Effort effort) throws IOException {
        Map<String, Object> each = new TreeMap<>();
        double slowest = 0;
        for (JsonNode benchmark : Jmh.run(place, folder, effort, "notification-service", "ScheduleBenchmark")) {
            JsonNode counted = benchmark.path("secondaryMetrics");
            double milliseconds = counted.path("cpu").path("score").asDouble()
                    / counted.path("years").path("score").asDouble()
                    / PER_MILLISECOND;
            each.put(benchmark.path("params").path("kind").asText(), milliseconds);
            slowest = Math.max(slowest, milliseconds);
        }
        return new Figure(
                "schedule-year",
                "a year of a final schedule of five layers, in one thread",
                slowest,
                MILLISECONDS,
                "ms",
                each);
    }
}
