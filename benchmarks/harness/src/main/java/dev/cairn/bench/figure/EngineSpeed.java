package dev.cairn.bench.figure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.bench.stack.Children;
import dev.cairn.bench.stack.Place;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The engine alone, by JMH, in one thread: a million checks per second is a thousand nanoseconds of processor time for each. */
public final class EngineSpeed {

    private static final double NANOSECONDS = 1_000;

    private EngineSpeed() {}

    /** Measures the slowest of the kinds of evidence. */
    public static Figure measure(Place place, Path folder, Effort effort) throws IOException {
        Path results = folder.resolve("jmh.json");
        Path engine = place.home().resolve("benchmarks/engine/target");
        Path app = place.home().resolve("assessment-service/target/quarkus-app");
        List<String> classPath = List.of(
                engine.resolve("benchmarks-engine.jar").toString(),
                engine.resolve("lib").resolve("*").toString(),
                app.resolve("app").resolve("*").toString(),
                app.resolve("lib/main").resolve("*").toString(),
                app.resolve("lib/boot").resolve("*").toString());
        long seconds = Math.max(1, effort.warmUp().toSeconds() / 12);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), "org.openjdk.jmh.Main"));
        command.addAll(List.of("-f", "1", "-t", "1", "-wi", "5", "-w", seconds + "s"));
        command.addAll(List.of("-i", "" + effort.rounds(), "-r", seconds + "s"));
        command.addAll(List.of("-rf", "json", "-rff", results.toString()));
        Children.run(place.home(), Map.of(), command);
        return figure(new ObjectMapper().readTree(results.toFile()));
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
