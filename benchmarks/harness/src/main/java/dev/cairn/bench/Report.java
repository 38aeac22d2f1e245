package dev.cairn.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.cairn.bench.figure.Figure;
import dev.cairn.bench.measure.ProcessStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects figures, and tells them as a table and as a file. */
final class Report {

    private final Instant began;
    private final double load = ProcessStat.loadAverage();
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, Object> notes = new LinkedHashMap<>();

    Report(Clock clock) {
        began = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    void add(Figure figure) {
        figures.add(figure);
        System.out.println(line(figure));
    }

    void note(String name, Object value) {
        notes.put(name, value);
    }

    /** Whether all that was measured keeps to its limit. */
    boolean allMet() {
        return figures.stream().allMatch(Figure::isMet);
    }

    String table() {
        var text = new StringBuilder("\n");
        text.append(String.format(
                Locale.ROOT,
                "load average at start %.2f, %d processors, JDK %s%n%n",
                load,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version()));
        figures.forEach(figure -> text.append(line(figure)).append('\n'));
        return text.toString();
    }

    private static String line(Figure figure) {
        return String.format(
                Locale.ROOT,
                "%-82s %8.2f %-2s  limit %6.0f %-2s  %s",
                figure.what(),
                figure.value(),
                figure.unit(),
                figure.limit(),
                figure.unit(),
                figure.isMet() ? "met" : "MISSED");
    }

    /** Writes everything into a new file of the folder. */
    Path write(Path folder) throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("began", began.toString());
        result.put("loadAverageAtStart", load);
        result.put("loadAverageAtEnd", ProcessStat.loadAverage());
        result.put("processors", Runtime.getRuntime().availableProcessors());
        result.put("jdk", Runtime.version().toString());
        result.put("kernel", System.getProperty("os.version"));
        result.putAll(notes);
        result.put("figures", figures);
        String name = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(began);
        Path file = Files.createDirectories(folder).resolve(name + ".json");
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), result);
        return file;
    }
}
