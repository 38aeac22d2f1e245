package dev.cairn.assessment.scan.schema.domain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tables of one database, to which changes are applied in their order. */
public final class Schema {

    private final Map<String, Table> tables = new LinkedHashMap<>();

    /** In the order they were created. */
    public Collection<Table> tables() {
        return tables.values();
    }

    /** Names of the tables in lower case. */
    public Set<String> names() {
        return tables.keySet();
    }

    /**
     * Applies one change.
     *
     * <p>Migrations of strangers are not always whole: a change to a table that is not there does nothing.
     *
     * @param path the file it is from
     * @return whether there was something to change
     */
    public boolean apply(SchemaChange change, String path) {
        if (change instanceof SchemaChange.CreateTable create) {
            return tables.putIfAbsent(Table.fold(create.shape().name()), new Table(create.shape(), path)) == null;
        }
        if (change instanceof SchemaChange.DropTable drop) {
            return tables.remove(Table.fold(drop.table())) != null;
        }
        if (change instanceof SchemaChange.DropIndex drop && drop.table().isEmpty()) {
            return tables.values().stream().anyMatch(table -> table.dropIndex(drop.name()));
        }
        if (change instanceof SchemaChange.RenameTable rename) {
            return rename(rename);
        }
        return alter(change, path);
    }

    private boolean rename(SchemaChange.RenameTable rename) {
        Table table = tables.remove(Table.fold(rename.table()));
        if (table == null) {
            return false;
        }
        table.rename(rename.to());
        tables.put(Table.fold(rename.to()), table);
        return true;
    }

    private boolean alter(SchemaChange change, String path) {
        if (change instanceof SchemaChange.AddColumn add) {
            return on(add.table(), table -> table.add(add.column()));
        }
        if (change instanceof SchemaChange.DropColumn drop) {
            return on(drop.table(), table -> table.drop(drop.column()));
        }
        if (change instanceof SchemaChange.RenameColumn rename) {
            return on(rename.table(), table -> table.rename(rename.column(), rename.to()));
        }
        if (change instanceof SchemaChange.SetKey set) {
            return on(set.table(), table -> table.key(set.columns()));
        }
        if (change instanceof SchemaChange.DropKey drop) {
            return on(drop.table(), table -> table.key(List.of()));
        }
        if (change instanceof SchemaChange.AddForeignKey add) {
            return on(add.table(), table -> table.add(add.key(), path));
        }
        if (change instanceof SchemaChange.AddIndex add) {
            return on(add.table(), table -> table.add(add.index()));
        }
        if (change instanceof SchemaChange.DropIndex drop) {
            return on(drop.table(), table -> table.dropIndex(drop.name()));
        }
        if (change instanceof SchemaChange.DropConstraint drop) {
            return on(drop.table(), table -> table.dropConstraint(drop.name()));
        }
        if (change instanceof SchemaChange.DropForeignKey drop) {
            return on(drop.table(), table -> table.dropForeignKey(drop.columns()));
        }
        throw new IllegalArgumentException("no such change: " + change);
    }

    private boolean on(String name, Consumer<Table> what) {
        @Nullable Table table = tables.get(Table.fold(name));
        if (table == null) {
            return false;
        }
        what.accept(table);
        return true;
    }
}
