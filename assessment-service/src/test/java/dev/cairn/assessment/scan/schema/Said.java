package dev.cairn.assessment.scan.schema;

import dev.cairn.assessment.scan.schema.domain.Column;
import dev.cairn.assessment.scan.schema.domain.Schema;
import dev.cairn.assessment.scan.schema.domain.SchemaSource;
import dev.cairn.assessment.scan.schema.domain.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What files say about a database, in a form that tests can write down. */
final class Said {

    private Said() {}

    /** A table a line: its columns, whether it has a key, its foreign keys, those without an index marked. */
    static List<String> tables(Map<String, String> files) {
        List<String> told = new ArrayList<>();
        for (Description description : new Grouping(path -> "").of(sources(files))) {
            description.schema().tables().forEach(table -> told.add(table(table)));
        }
        return told;
    }

    static SchemaReport report(Map<String, String> files) {
        return SchemaReport.of(sources(files), path -> path.startsWith("apps/") ? path.substring(0, 6) : "");
    }

    static List<SchemaSource> sources(Map<String, String> files) {
        List<SchemaSource> sources = new ArrayList<>();
        new TreeMap<>(files).forEach((path, text) -> {
            SchemaSource source = SchemaFiles.read(path, true, text);
            if (source != null) {
                sources.add(source);
            }
        });
        return sources;
    }

    private static String table(Table table) {
        String columns = table.columns().stream().map(Column::name).collect(Collectors.joining(" "));
        String references = table.references().stream()
                .map(r -> " " + String.join("+", r.key().columns()) + ">"
                        + r.key().target().toLowerCase(Locale.ROOT) + (table.indexed(r.key()) ? "" : "!") + "@"
                        + r.key().line())
                .collect(Collectors.joining());
        return table.name() + "@" + table.line() + (table.hasKey() ? " key" : " keyless") + " [" + columns + "]"
                + references;
    }

    static Schema schema(Map<String, String> files) {
        return new Grouping(path -> "").of(sources(files)).get(0).schema();
    }
}
