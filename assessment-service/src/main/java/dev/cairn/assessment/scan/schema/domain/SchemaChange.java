package dev.cairn.assessment.scan.schema.domain;

import java.util.List;

/** One step that a migration takes, or one part of a description of the whole. */
public sealed interface SchemaChange {

    /** A new table. One that is there already stays as it is. */
    record CreateTable(TableShape shape) implements SchemaChange {}

    /** The end of a table. */
    record DropTable(String table) implements SchemaChange {}

    /** Another name for a table. */
    record RenameTable(String table, String to) implements SchemaChange {}

    /** A new column. */
    record AddColumn(String table, Column column) implements SchemaChange {}

    /** The end of a column, and of every key and index that it was in. */
    record DropColumn(String table, String column) implements SchemaChange {}

    /** Another name for a column, in keys and indexes too. */
    record RenameColumn(String table, String column, String to) implements SchemaChange {}

    /** A primary key. */
    record SetKey(String table, List<String> columns) implements SchemaChange {}

    /** The end of the primary key. */
    record DropKey(String table) implements SchemaChange {}

    /** A foreign key. */
    record AddForeignKey(String table, ForeignKey key) implements SchemaChange {}

    /** An index or a unique constraint. */
    record AddIndex(String table, Index index) implements SchemaChange {}

    /**
     * The end of an index.
     *
     * @param table its table; empty where the name alone tells
     */
    record DropIndex(String table, String name) implements SchemaChange {}

    /** The end of whatever has this name: primary key, foreign key or unique constraint. */
    record DropConstraint(String table, String name) implements SchemaChange {}

    /** The end of the foreign keys of these columns. */
    record DropForeignKey(String table, List<String> columns) implements SchemaChange {}
}
