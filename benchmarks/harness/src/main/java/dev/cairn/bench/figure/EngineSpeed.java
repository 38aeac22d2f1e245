package dev.cairn.bench.figure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.bench.stack.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The engine alone, by JMH, in one thread: a million checks per second is a thousand nanoseconds of processor time for each. */
public final class EngineSpeed {

    private static final double NANOSECONDS = 1_000;

    private EngineSpeed() {}

    /** Measures the slowest of the kinds of evidence. */
    public static Figure measure(Place place, Path folder, Effort effort) throws IOException {
        return figure(Jmh.run(place, folder, effort, "assessment-service", "EngineBenchmark"));
    }

    private static Figure figure(JsonNode benchmarks) {
        Map<String, Object> each = new TreeMap<>();
        double slowest = 0;
        for (JsonNode benchmark : benchmarks) {
            String name = benchmark.path("benchmark").asText();
            JsonNode counted = benchmark.path("secondaryMetrics");
            double nanoseconds = counted.path("cpu").path("score").asDouble()
                    / counted.path("checks").path("score").asDouble();
            each.put(
                    name.substring(name.lastIndexOf('.') + 1) + "-"
                            + benchmark.path("params").path("evidence").asText(),
                    nanoseconds);
            slowest = name.endsWith(".judge") ? Math.max(slowest, nanoseconds) : slowest;
        }
        return new Figure(
                "engine-check",
                "one check evaluated, with its reason, in one thread",
                slowest,
                NANOSECONDS,
                "ns",
                each);
    }
}
