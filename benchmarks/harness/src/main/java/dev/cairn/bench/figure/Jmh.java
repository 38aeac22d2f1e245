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

/** Runs one of the benchmarks of {@code benchmarks/engine}, in a JVM of its own with the libraries of a packaged service. */
final class Jmh {

    private Jmh() {}

    static JsonNode run(Place place, Path folder, Effort effort, String service, String benchmark) throws IOException {
        Path results = folder.resolve(benchmark + ".json");
        Path engine = place.home().resolve("benchmarks/engine/target");
        Path app = place.home().resolve(service).resolve("target/quarkus-app");
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
        command.addAll(List.of("-rf", "json", "-rff", results.toString(), benchmark));
        Children.run(place.home(), Map.of(), command);
        return new ObjectMapper().readTree(results.toFile());
    }
}
