package dev.cairn.assessment.scan.schema.sql;

import dev.cairn.assessment.scan.schema.domain.Column;
import dev.cairn.assessment.scan.schema.domain.ForeignKey;
import dev.cairn.assessment.scan.schema.domain.Index;
import dev.cairn.assessment.scan.schema.domain.SchemaChange;
import dev.cairn.assessment.scan.schema.domain.TableShape;
import dev.cairn.assessment.scan.schema.domain.Unread;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.alter.AlterExpression;
import net.sf.jsqlparser.statement.alter.AlterOperation;
import net.sf.jsqlparser.statement.create.index.CreateIndex;
import net.sf.jsqlparser.statement.create.table.ColumnDefinition;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.create.table.ForeignKeyIndex;
import net.sf.jsqlparser.statement.drop.Drop;
import org.jspecify.annotations.Nullable;

/** Reads a script as changes to a schema. */
public final class SqlReader {

    /** A script with more steps was written by a machine for a machine. */
    private static final int MOST_STEPS = 20_000;

    private final List<SchemaChange> changes = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    private SqlReader() {}

    /**
     * Reads a script of any dialect. What concerns no table is passed over; what does and cannot be understood is
     * told, and the rest is read all the same.
     */
    public static SqlReader read(String script) {
        return read(script, 1);
    }

    /** Reads a script inside another file, whose text starts at this line. */
    public static SqlReader read(String script, int firstLine) {
        var reader = new SqlReader();
        for (List<Token> statement : Lexer.statements(script, firstLine)) {
            for (Plain step : PlainForm.of(statement)) {
                if (reader.changes.size() >= MOST_STEPS) {
                    reader.unread.add(new Unread(step.line(), "more steps than are read of one file"));
                    return reader;
                }
                reader.step(step);
            }
        }
        return reader;
    }

    /** Steps that were understood, in their order. */
    public List<SchemaChange> changes() {
        return changes;
    }

    /** Steps that were not. */
    public List<Unread> unread() {
        return unread;
    }

    private void step(Plain step) {
        int before = changes.size();
        try {
            Statement statement = new CCJSqlParser(step.sql()).Statement();
            if (statement instanceof CreateTable create) {
                changes.add(new SchemaChange.CreateTable(shape(create, step)));
            } else if (statement instanceof CreateIndex create) {
                changes.add(new SchemaChange.AddIndex(
                        name(create.getTable()),
                        index(create.getIndex().getName(), create.getIndex().getColumnsNames(), step.whole())));
            } else if (statement instanceof Drop drop) {
                String name = name(drop.getName());
                changes.add(
                        drop.getType().equalsIgnoreCase("TABLE")
                                ? new SchemaChange.DropTable(name)
                                : new SchemaChange.DropIndex("", name));
            } else if (statement instanceof Alter alter) {
                alter.getAlterExpressions().forEach(action -> alter(name(alter.getTable()), action, step));
            }
        } catch (ParseException | TokenMgrException e) {
            unread(step);
            return;
        }
        if (changes.size() == before) {
            unread(step);
        }
    }

    private void unread(Plain step) {
        String[] words = step.sql().split(" ", 4);
        unread.add(new Unread(step.line(), "not understood: " + words[0] + " " + words[1] + " " + words[2]));
    }

    private static TableShape shape(CreateTable create, Plain step) {
        var shape = new TableShape(name(create.getTable()), step.line());
        List<ColumnDefinition> columns = create.getColumnDefinitions();
        for (int i = 0; i < columns.size(); i++) {
            ColumnDefinition column = columns.get(i);
            int line = i < step.columnLines().size() ? step.columnLines().get(i) : step.line();
            String name = bare(column.getColumnName());
            shape.columns().add(new Column(name, line));
            List<String> specs = column.getColumnSpecs() == null ? List.of() : column.getColumnSpecs();
            if (specs.contains("PRIMARY")) {
                shape.key().add(name);
            }
            if (specs.contains("UNIQUE")) {
                shape.indexes().add(new Index("", List.of(name), true));
            }
            if (specs.contains("REFERENCES")) {
                shape.foreignKeys().add(new ForeignKey("", List.of(name), target(specs), line));
            }
        }
        var indexes = create.getIndexes() == null
                ? List.<net.sf.jsqlparser.statement.create.table.Index>of()
                : create.getIndexes();
        for (int i = 0; i < indexes.size(); i++) {
            int line =
                    i < step.constraintLines().size() ? step.constraintLines().get(i) : step.line();
            constraint(shape, indexes.get(i), line);
        }
        return shape;
    }

    private static void constraint(
            TableShape shape, net.sf.jsqlparser.statement.create.table.Index constraint, int line) {
        List<String> columns = bare(constraint.getColumnsNames());
        String name = bare(constraint.getName());
        if (constraint instanceof ForeignKeyIndex foreign) {
            shape.foreignKeys().add(new ForeignKey(name, columns, name(foreign.getTable()), line));
        } else if ("PRIMARY KEY".equals(constraint.getType())) {
            shape.key().addAll(columns);
        } else {
            shape.indexes().add(new Index(name, columns, true));
        }
    }

    private void alter(String table, AlterExpression action, Plain step) {
        AlterOperation operation = action.getOperation();
        if (operation == AlterOperation.ADD) {
            add(table, action, step);
        } else if (operation == AlterOperation.DROP && action.getColumnName() != null) {
            changes.add(new SchemaChange.DropColumn(table, bare(action.getColumnName())));
        } else if (operation == AlterOperation.DROP && action.getConstraintName() != null) {
            changes.add(new SchemaChange.DropConstraint(table, bare(action.getConstraintName())));
        } else if (operation == AlterOperation.DROP && action.getIndex() != null) {
            changes.add(new SchemaChange.DropIndex(table, bare(action.getIndex().getName())));
        } else if (operation == AlterOperation.DROP_PRIMARY_KEY) {
            changes.add(new SchemaChange.DropKey(table));
        } else if (operation == AlterOperation.RENAME_TABLE) {
            changes.add(new SchemaChange.RenameTable(table, bare(action.getNewTableName())));
        } else if (operation == AlterOperation.RENAME && action.getColumnOldName() != null) {
            changes.add(new SchemaChange.RenameColumn(
                    table, bare(action.getColumnOldName()), bare(action.getColumnName())));
        }
    }

    private void add(String table, AlterExpression action, Plain step) {
        if (action.getColDataTypeList() != null) {
            action.getColDataTypeList().forEach(column -> addColumn(table, column, step.line()));
        } else if (action.getPkColumns() != null) {
            changes.add(new SchemaChange.SetKey(table, bare(action.getPkColumns())));
        } else if (action.getUkColumns() != null) {
            changes.add(
                    new SchemaChange.AddIndex(table, index(action.getUkName(), action.getUkColumns(), step.whole())));
        } else if (action.getFkColumns() != null) {
            changes.add(new SchemaChange.AddForeignKey(
                    table,
                    new ForeignKey("", bare(action.getFkColumns()), bare(action.getFkSourceTable()), step.line())));
        } else if (action.getIndex() != null) {
            var shape = new TableShape(table, step.line());
            constraint(shape, action.getIndex(), step.line());
            shape.foreignKeys().forEach(foreign -> changes.add(new SchemaChange.AddForeignKey(table, foreign)));
            shape.indexes().forEach(index -> changes.add(new SchemaChange.AddIndex(table, index)));
            if (!shape.key().isEmpty()) {
                changes.add(new SchemaChange.SetKey(table, shape.key()));
            }
        }
    }

    private void addColumn(String table, AlterExpression.ColumnDataType column, int line) {
        String name = bare(column.getColumnName());
        List<String> specs = column.getColumnSpecs() == null ? List.of() : column.getColumnSpecs();
        changes.add(new SchemaChange.AddColumn(table, new Column(name, line)));
        if (specs.contains("PRIMARY")) {
            changes.add(new SchemaChange.SetKey(table, List.of(name)));
        }
        if (specs.contains("UNIQUE")) {
            changes.add(new SchemaChange.AddIndex(table, new Index("", List.of(name), true)));
        }
        if (specs.contains("REFERENCES")) {
            changes.add(new SchemaChange.AddForeignKey(table, new ForeignKey("", List.of(name), target(specs), line)));
        }
    }

    private static String target(List<String> specs) {
        int at = specs.indexOf("REFERENCES");
        return at + 1 < specs.size() ? bare(specs.get(at + 1)) : "";
    }

    private static Index index(String name, List<String> columns, boolean whole) {
        return new Index(bare(name), bare(columns), whole);
    }

    private static String name(Table table) {
        return bare(table.getName());
    }

    private static List<String> bare(List<String> names) {
        return names.stream().map(SqlReader::bare).toList();
    }

    private static String bare(@Nullable String name) {
        String text = name == null ? "" : name.replace("\"", "");
        return text.equals("?") || text.equals("unnamed") ? "" : text;
    }
}
