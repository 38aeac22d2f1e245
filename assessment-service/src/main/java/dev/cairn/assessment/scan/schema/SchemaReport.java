package dev.cairn.assessment.scan.schema;

import dev.cairn.assessment.scan.schema.domain.Family;
import dev.cairn.assessment.scan.schema.domain.ForeignKey;
import dev.cairn.assessment.scan.schema.domain.RepeatedColumns;
import dev.cairn.assessment.scan.schema.domain.SchemaSource;
import dev.cairn.assessment.scan.schema.domain.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a tree says about its databases: facts, and the places behind them.
 *
 * <p>When something was not understood, a fact that would speak for the schema is left out, as the missing part could
 * speak against it; it is unknown then, and the places that were not understood are told.
 */
public final class SchemaReport {

    /** Tables of the databases that are described; a table that is described twice counts once. */
    public static final String TABLES = "schema.tables";

    /** Tables among them without a primary key. */
    public static final String KEYLESS = "schema.tables_without_key";

    /** Foreign keys. */
    public static final String FOREIGN_KEYS = "schema.foreign_keys";

    /** Foreign keys among them for which the other way has to read the whole table. */
    public static final String UNINDEXED = "schema.foreign_keys_unindexed";

    /** Groups of columns that differ by a number only. */
    public static final String REPEATED = "schema.repeated_column_groups";

    /** Statements that concern tables and were not understood. */
    public static final String UNREAD = "schema.statements_unread";

    /** All facts a report can tell, by name. */
    public static final List<String> FACTS = List.of(FOREIGN_KEYS, UNINDEXED, REPEATED, UNREAD, TABLES, KEYLESS);

    /**
     * A place that supports a fact.
     *
     * @param family how the schema is described there
     * @param line from 1, or 0 when the file as a whole is meant
     * @param text table and columns, or why something was not understood
     */
    public record Place(String fact, String path, int line, Family family, String text) {}

    private final List<Place> places = new ArrayList<>();
    private final Map<String, Object> facts = new TreeMap<>();
    private final int files;

    private SchemaReport(int files) {
        this.files = files;
    }

    /**
     * Puts together what single files say.
     *
     * @param packageOf tells the package that a file is in, as two packages may have a database each
     */
    public static SchemaReport of(List<SchemaSource> sources, UnaryOperator<String> packageOf) {
        var report = new SchemaReport(sources.size());
        List<Description> all = new Grouping(packageOf).of(sources);
        List<Description> chosen = chosen(all);
        chosen.forEach(report::tell);
        all.stream().filter(d -> d.size() == 0).forEach(report::tell);
        report.count(chosen);
        return report;
    }

    /** Each database in its fullest description, with what scripts without a table of their own add to it. */
    private static List<Description> chosen(List<Description> all) {
        List<Description> chosen = new ArrayList<>();
        all.stream()
                .filter(d -> d.size() > 0)
                .sorted(Comparator.comparingDouble(Description::weight).reversed())
                .forEach(d -> {
                    if (chosen.stream().noneMatch(d::describesTheSame)) {
                        chosen.add(d);
                    }
                });
        for (Description scripts : all) {
            boolean exact = scripts.family() == Family.SQL || scripts.family() == Family.LIQUIBASE;
            if (scripts.size() == 0 && exact) {
                scripts.loose().forEach(l -> chosen.forEach(d -> d.schema().apply(l.change(), l.path())));
            }
        }
        return chosen;
    }

    /** By name; what is not known is absent. */
    public Map<String, Object> facts() {
        return facts;
    }

    /** Places behind the facts. */
    public List<Place> places() {
        return places;
    }

    /** Files that said something. */
    public int files() {
        return files;
    }

    private void tell(Description description) {
        Family family = description.family();
        for (Table table : description.schema().tables()) {
            places.add(new Place(TABLES, table.path(), table.line(), family, "table " + table.name()));
            if (!table.hasKey()) {
                String text = "table " + table.name() + " has no primary key";
                places.add(new Place(KEYLESS, table.path(), table.line(), family, text));
            }
            for (Table.Reference reference : table.references()) {
                foreignKey(description, table, reference);
            }
            for (RepeatedColumns.Group group : RepeatedColumns.of(table)) {
                String columns =
                        group.columns().stream().map(column -> column.name()).collect(Collectors.joining(", "));
                int line = group.columns().get(0).line();
                places.add(new Place(
                        REPEATED, table.path(), line, family, "table " + table.name() + " repeats " + columns));
            }
        }
        for (Description.Place place : description.unread()) {
            places.add(new Place(
                    UNREAD,
                    place.path(),
                    place.unread().line(),
                    family,
                    place.unread().reason()));
        }
    }

    private void foreignKey(Description description, Table table, Table.Reference reference) {
        ForeignKey key = reference.key();
        String columns = String.join(", ", key.columns());
        String text = "table " + table.name() + ", " + columns + (key.target().isEmpty() ? "" : " to " + key.target());
        places.add(new Place(FOREIGN_KEYS, reference.path(), key.line(), description.family(), text));
        if (!description.indexesForeignKeys() && !table.indexed(key)) {
            places.add(new Place(
                    UNINDEXED,
                    reference.path(),
                    key.line(),
                    description.family(),
                    "table " + table.name() + ", no index starts with " + columns));
        }
    }

    private void count(List<Description> chosen) {
        boolean whole = count(UNREAD) == 0;
        if (!whole || !chosen.isEmpty()) {
            facts.put(UNREAD, count(UNREAD));
        }
        if (chosen.isEmpty()) {
            return;
        }
        facts.put(TABLES, count(TABLES));
        facts.put(FOREIGN_KEYS, count(FOREIGN_KEYS));
        for (String flaw : List.of(KEYLESS, UNINDEXED, REPEATED)) {
            if (whole || count(flaw) > 0) {
                facts.put(flaw, count(flaw));
            }
        }
    }

    private long count(String fact) {
        return places.stream().filter(place -> place.fact().equals(fact)).count();
    }
}
