package dev.cairn.bench.figure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.bench.scan.Tree;
import dev.cairn.bench.stack.Children;
import dev.cairn.bench.stack.Place;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scanner alone, in a JVM of its own whose whole heap is no larger than what the scan may take in addition: that it
 * gets through is the proof, the heap that is really live is told beside it.
 */
public final class ScanCost {

    private static final double SECONDS = 3;
    private static final double MEGABYTES = 256;

    private ScanCost() {}

    /** Measures processor time and heap. */
    public static List<Figure> measure(Place place, Path folder, Effort effort) throws IOException {
        Path archive = folder.resolve("tree.tar.gz");
        new Tree(effort.files(), effort.treeBytes()).write(archive);
        Path app = place.home().resolve("assessment-service/target/quarkus-app");
        List<String> classPath = List.of(
                System.getProperty("java.class.path").split(File.pathSeparator)[0],
                app.resolve("app").resolve("*").toString(),
                app.resolve("lib/main").resolve("*").toString(),
                app.resolve("lib/boot").resolve("*").toString());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + (long) MEGABYTES + "m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
        command.addAll(List.of("dev.cairn.bench.scan.ScanMain", archive.toString(), "" + effort.rounds()));
        JsonNode told = new ObjectMapper().readTree(Children.run(place.home(), Map.of(), command));
        Map<String, Object> details = new LinkedHashMap<>();
        told.properties().forEach(field -> details.put(field.getKey(), field.getValue()));
        details.put("archiveBytes", archive.toFile().length());
        details.put("maximumHeapMegabytes", MEGABYTES);
        return List.of(
                new Figure(
                        "scan-cpu",
                        "scan of " + effort.files() + " files, " + effort.treeBytes() / 1_000_000
                                + " MB, CPU when warm",
                        told.path("cpuSeconds").asDouble(),
                        SECONDS,
                        "s",
                        details),
                new Figure(
                        "scan-heap",
                        "the same, live heap above what was live before",
                        told.path("extraMegabytes").asDouble(),
                        MEGABYTES,
                        "MB",
                        Map.of()));
    }
}
