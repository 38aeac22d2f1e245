package dev.cairn.assessment.scan.schema.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table after the changes so far. */
public final class Table {

    /** A foreign key and the file it is described in. */
    public record Reference(ForeignKey key, String path) {}

    private String name;
    private final String path;
    private final int line;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private List<String> key = List.of();
    private final List<Reference> references = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    Table(TableShape shape, String path) {
        this.name = shape.name();
        this.path = path;
        this.line = shape.line();
        shape.columns().forEach(this::add);
        key = List.copyOf(shape.key());
        shape.foreignKeys().forEach(foreign -> references.add(new Reference(foreign, path)));
        indexes.addAll(shape.indexes());
    }

    public String name() {
        return name;
    }

    /** The file that creates it. */
    public String path() {
        return path;
    }

    /** The line in that file, from 1. */
    public int line() {
        return line;
    }

    /** In the order they came. */
    public List<Column> columns() {
        return List.copyOf(columns.values());
    }

    public boolean hasKey() {
        return !key.isEmpty();
    }

    public List<Reference> references() {
        return references;
    }

    /** Whether the database finds the rows that point to one row of the other table without reading all. */
    public boolean indexed(ForeignKey foreign) {
        return Index.starts(key, foreign.columns())
                || indexes.stream().anyMatch(index -> index.covers(foreign.columns()));
    }

    void rename(String to) {
        name = to;
    }

    void add(Column column) {
        columns.putIfAbsent(fold(column.name()), column);
    }

    void drop(String column) {
        columns.remove(fold(column));
        if (contains(key, column)) {
            key = List.of();
        }
        references.removeIf(reference -> contains(reference.key().columns(), column));
        indexes.removeIf(index -> contains(index.columns(), column));
    }

    void rename(String column, String to) {
        Column old = columns.remove(fold(column));
        if (old != null) {
            columns.put(fold(to), new Column(to, old.line()));
        }
        key = renamed(key, column, to);
        references.replaceAll(r -> new Reference(
                new ForeignKey(
                        r.key().name(),
                        renamed(r.key().columns(), column, to),
                        r.key().target(),
                        r.key().line()),
                r.path()));
        indexes.replaceAll(i -> new Index(i.name(), renamed(i.columns(), column, to), i.whole()));
    }

    void key(List<String> columnsOfIt) {
        key = List.copyOf(columnsOfIt);
    }

    void add(ForeignKey foreign, String from) {
        boolean known = references.stream()
                .anyMatch(r -> same(r.key().columns(), foreign.columns())
                        && r.key().target().equalsIgnoreCase(foreign.target()));
        if (!known) {
            references.add(new Reference(foreign, from));
        }
    }

    void add(Index index) {
        indexes.add(index);
    }

    boolean dropIndex(String index) {
        return indexes.removeIf(i -> i.name().equalsIgnoreCase(index) || given(i).equalsIgnoreCase(index));
    }

    void dropConstraint(String constraint) {
        boolean primary = constraint.equalsIgnoreCase("primary")
                || constraint.equalsIgnoreCase(name + "_pkey")
                || constraint.toLowerCase(Locale.ROOT).startsWith("pk_");
        if (!references.removeIf(r -> r.key().name().equalsIgnoreCase(constraint)
                        || r.key().name().isEmpty()
                                && constraint.equalsIgnoreCase(
                                        name + "_" + String.join("_", r.key().columns()) + "_fkey"))
                && !dropIndex(constraint)
                && primary) {
            key = List.of();
        }
    }

    void dropForeignKey(List<String> columnsOfIt) {
        references.removeIf(r -> same(r.key().columns(), columnsOfIt));
    }

    /** The name PostgreSQL gives a unique constraint without one. */
    private String given(Index index) {
        return index.name().isEmpty() ? name + "_" + String.join("_", index.columns()) + "_key" : index.name();
    }

    private static List<String> renamed(List<String> names, String from, String to) {
        return names.stream().map(n -> n.equalsIgnoreCase(from) ? to : n).toList();
    }

    private static boolean same(List<String> some, List<String> others) {
        return String.join(",", some).equalsIgnoreCase(String.join(",", others));
    }

    private static boolean contains(List<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
