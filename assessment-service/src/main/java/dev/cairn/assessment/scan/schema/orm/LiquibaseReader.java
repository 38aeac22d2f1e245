package dev.cairn.assessment.scan.schema.orm;

import dev.cairn.assessment.scan.schema.domain.Column;
import dev.cairn.assessment.scan.schema.domain.Family;
import dev.cairn.assessment.scan.schema.domain.ForeignKey;
import dev.cairn.assessment.scan.schema.domain.Index;
import dev.cairn.assessment.scan.schema.domain.SchemaChange;
import dev.cairn.assessment.scan.schema.domain.SchemaSource;
import dev.cairn.assessment.scan.schema.domain.TableShape;
import dev.cairn.assessment.scan.schema.domain.Unread;
import dev.cairn.assessment.scan.schema.sql.SqlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads change logs of Liquibase in XML, YAML and JSON, in the order of the file; what undoes a change is left out. */
public final class LiquibaseReader {

    private final List<SchemaChange> changes = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    private LiquibaseReader() {}

    /** Reads a change log; one that is none, or no readable file, describes nothing. */
    public static SchemaSource read(String path, String source) {
        var reader = new LiquibaseReader();
        ChangeNode root = path.endsWith(".xml")
                ? ChangeXml.read(source, reader.unread)
                : ChangeNode.of(path, source, reader.unread);
        reader.descend(root, 0);
        return new SchemaSource(path, Family.LIQUIBASE, reader.changes, List.of(), reader.unread, null);
    }

    private void descend(ChangeNode node, int depth) {
        for (ChangeNode child : node.children()) {
            if (!child.name().equals("rollback") && !child.name().equals("preConditions") && depth < 16) {
                if (!change(child)) {
                    descend(child, depth + 1);
                }
            }
        }
    }

    private boolean change(ChangeNode node) {
        String table = node.get("tableName");
        switch (node.name()) {
            case "createTable" -> create(table, node);
            case "addColumn" -> node.columns().forEach(column -> addColumn(table, column));
            case "dropTable" -> changes.add(new SchemaChange.DropTable(table));
            case "renameTable" ->
                changes.add(new SchemaChange.RenameTable(node.get("oldTableName"), node.get("newTableName")));
            case "renameColumn" ->
                changes.add(new SchemaChange.RenameColumn(table, node.get("oldColumnName"), node.get("newColumnName")));
            case "dropColumn" -> dropColumns(table, node);
            case "addPrimaryKey" -> changes.add(new SchemaChange.SetKey(table, names(node.get("columnNames"))));
            case "dropPrimaryKey" -> changes.add(new SchemaChange.DropKey(table));
            case "addUniqueConstraint" ->
                changes.add(new SchemaChange.AddIndex(
                        table, new Index(node.get("constraintName"), names(node.get("columnNames")), true)));
            case "dropUniqueConstraint" -> changes.add(new SchemaChange.DropIndex(table, node.get("constraintName")));
            case "createIndex" ->
                changes.add(new SchemaChange.AddIndex(
                        table,
                        new Index(
                                node.get("indexName"),
                                node.columns().stream().map(c -> c.get("name")).toList(),
                                true)));
            case "dropIndex" -> changes.add(new SchemaChange.DropIndex(table, node.get("indexName")));
            case "addForeignKeyConstraint" -> addForeignKey(node);
            case "dropForeignKeyConstraint" ->
                changes.add(new SchemaChange.DropConstraint(node.get("baseTableName"), node.get("constraintName")));
            case "sql" -> sql(node);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void create(String table, ChangeNode node) {
        var shape = new TableShape(table, node.line());
        for (ChangeNode column : node.columns()) {
            String name = column.get("name");
            shape.columns().add(new Column(name, column.line()));
            for (ChangeNode constraints : column.named("constraints")) {
                if (constraints.get("primaryKey").equals("true")) {
                    shape.key().add(name);
                }
                if (constraints.get("unique").equals("true")) {
                    shape.indexes().add(new Index("", List.of(name), true));
                }
                if (references(constraints)) {
                    shape.foreignKeys().add(foreignKey(name, constraints, column.line()));
                }
            }
        }
        changes.add(new SchemaChange.CreateTable(shape));
    }

    private void addColumn(String table, ChangeNode column) {
        String name = column.get("name");
        changes.add(new SchemaChange.AddColumn(table, new Column(name, column.line())));
        for (ChangeNode constraints : column.named("constraints")) {
            if (constraints.get("primaryKey").equals("true")) {
                changes.add(new SchemaChange.SetKey(table, List.of(name)));
            }
            if (constraints.get("unique").equals("true")) {
                changes.add(new SchemaChange.AddIndex(table, new Index("", List.of(name), true)));
            }
            if (references(constraints)) {
                changes.add(new SchemaChange.AddForeignKey(table, foreignKey(name, constraints, column.line())));
            }
        }
    }

    private static boolean references(ChangeNode constraints) {
        return !constraints.get("references").isEmpty()
                || !constraints.get("referencedTableName").isEmpty();
    }

    private static ForeignKey foreignKey(String column, ChangeNode constraints, int line) {
        String table = constraints.get("referencedTableName");
        String target = table.isEmpty() ? constraints.get("references").replaceFirst("\\(.*", "") : table;
        return new ForeignKey(constraints.get("foreignKeyName"), List.of(column), target, line);
    }

    private void dropColumns(String table, ChangeNode node) {
        if (!node.get("columnName").isEmpty()) {
            changes.add(new SchemaChange.DropColumn(table, node.get("columnName")));
        }
        node.columns().forEach(column -> changes.add(new SchemaChange.DropColumn(table, column.get("name"))));
    }

    private void addForeignKey(ChangeNode node) {
        List<String> columns = names(node.get("baseColumnNames"));
        if (!columns.isEmpty()) {
            var foreign =
                    new ForeignKey(node.get("constraintName"), columns, node.get("referencedTableName"), node.line());
            changes.add(new SchemaChange.AddForeignKey(node.get("baseTableName"), foreign));
        }
    }

    private void sql(ChangeNode node) {
        String text = node.text().isEmpty() ? node.get("sql") : node.text();
        SqlReader read = SqlReader.read(text, node.line());
        changes.addAll(read.changes());
        unread.addAll(read.unread());
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
