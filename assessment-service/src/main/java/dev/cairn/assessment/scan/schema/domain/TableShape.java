package dev.cairn.assessment.scan.schema.domain;

import java.util.ArrayList;
import java.util.List;

/** A table as one place of a source describes it; filled by the reader of that place. */
public final class TableShape {

    private final String name;
    private final int line;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> key = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    /**
     * A table without columns.
     *
     * @param line where it is described, from 1
     */
    public TableShape(String name, int line) {
        this.name = name;
        this.line = line;
    }

    public String name() {
        return name;
    }

    public int line() {
        return line;
    }

    /** Columns, to be added to. */
    public List<Column> columns() {
        return columns;
    }

    /** Columns of the primary key, to be added to; empty when there is none. */
    public List<String> key() {
        return key;
    }

    /** Foreign keys, to be added to. */
    public List<ForeignKey> foreignKeys() {
        return foreignKeys;
    }

    /** Indexes and unique constraints, to be added to. */
    public List<Index> indexes() {
        return indexes;
    }
}
