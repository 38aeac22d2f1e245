package dev.cairn.assessment.scan.schema;

import dev.cairn.assessment.scan.schema.domain.Family;
import dev.cairn.assessment.scan.schema.domain.Models;
import dev.cairn.assessment.scan.schema.domain.Schema;
import dev.cairn.assessment.scan.schema.domain.SchemaChange;
import dev.cairn.assessment.scan.schema.domain.SchemaSource;
import dev.cairn.assessment.scan.schema.domain.Unread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One description of a database: files of one kind that belong together, replayed. */
final class Description {

    /** A change without the table it is about, and the file it is in. */
    record Loose(SchemaChange change, String path) {}

    /** Something not understood, and the file it is in. */
    record Place(String path, Unread unread) {}

    private static final Set<String> INDEXING = Set.of("mysql", "mariadb", "h2", "hsqldb");

    private final Family family;
    private final boolean current;
    private final String packagePath;
    private final String dialect;
    private final Schema schema = new Schema();
    private int changes;
    private final List<Loose> loose = new ArrayList<>();
    private final List<Place> unread = new ArrayList<>();

    private Description(Family family, boolean current, String packagePath, String dialect) {
        this.family = family;
        this.current = current;
        this.packagePath = packagePath;
        this.dialect = dialect;
    }

    /**
     * Replays sources in this order.
     *
     * @param current whether they say what is, and not how it came about
     * @param packagePath the package they are in
     * @param dialect of the database; empty when nothing tells
     */
    static Description of(List<SchemaSource> sources, boolean current, String packagePath, String dialect) {
        var description = new Description(sources.get(0).family(), current, packagePath, dialect);
        var models = new Models(sources);
        for (SchemaSource source : sources) {
            for (SchemaChange change : source.changes()) {
                description.changes++;
                boolean made = description.schema.apply(change, source.path());
                if (!made && !(change instanceof SchemaChange.CreateTable)) {
                    description.loose.add(new Loose(change, source.path()));
                }
            }
            models.addTo(description.schema, source);
            source.unread().forEach(u -> description.unread.add(new Place(source.path(), u)));
        }
        sources.forEach(source -> models.addHeirsTo(description.schema, source));
        return description;
    }

    Family family() {
        return family;
    }

    Schema schema() {
        return schema;
    }

    List<Loose> loose() {
        return loose;
    }

    List<Place> unread() {
        return unread;
    }

    int size() {
        return schema.tables().size();
    }

    /** Whether the database indexes foreign keys by itself. */
    boolean indexesForeignKeys() {
        return INDEXING.contains(dialect);
    }

    /**
     * How much there is to say for it: its tables, and a little more for what describes the tables themselves than for
     * classes that become tables.
     */
    double weight() {
        double exact = current
                ? 2.0
                : switch (family) {
                    case SQL, LIQUIBASE, LARAVEL, RAILS -> 1.2;
                    default -> 1.0;
                };
        // migrations that change what none of them made are not whole
        boolean whole = loose.size() <= changes / 20;
        double trust = (unread.isEmpty() ? 1 : 0.95) * (whole ? 1 : 0.8) * (indexesForeignKeys() ? 0.98 : 1);
        return size() * exact * trust;
    }

    /** Whether both describe the same database, as far as the names of their tables tell. */
    boolean describesTheSame(Description other) {
        Set<String> names = names();
        Set<String> others = other.names();
        int smaller = Math.min(names.size(), others.size());
        names.retainAll(others);
        double shared = smaller == 0 ? 0 : (double) names.size() / smaller;
        if (family != other.family) {
            return shared >= 0.25;
        }
        boolean variants = packagePath.equals(other.packagePath) || !dialect.equals(other.dialect);
        return variants ? shared >= 0.5 : shared >= 0.9 && smaller > 3;
    }

    /** Names as classes and tables have them in common: without case, separators, schema and plural. */
    private Set<String> names() {
        Set<String> names = new HashSet<>();
        for (String name : schema.names()) {
            String plain = name.substring(name.lastIndexOf('.') + 1)
                    .toLowerCase(Locale.ROOT)
                    .replace("_", "");
            names.add(
                    plain.endsWith("ies")
                            ? plain.substring(0, plain.length() - 3) + "y"
                            : plain.endsWith("s") ? plain.substring(0, plain.length() - 1) : plain);
        }
        return names;
    }
}
