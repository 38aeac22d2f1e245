package dev.cairn.assessment.scan.schema.orm;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.schema.domain.Column;
import dev.cairn.assessment.scan.schema.domain.Family;
import dev.cairn.assessment.scan.schema.domain.ForeignKey;
import dev.cairn.assessment.scan.schema.domain.Index;
import dev.cairn.assessment.scan.schema.domain.SchemaChange;
import dev.cairn.assessment.scan.schema.domain.SchemaSource;
import dev.cairn.assessment.scan.schema.domain.TableShape;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the schema file of Rails and its migrations, which speak the same words, one to a line. */
public final class RailsReader {

    private static final Pattern CREATE = Pattern.compile("^\\s*create_table\\s*\\(?\\s*[:\"'](\\w[\\w.]*)[\"']?(.*)$");
    private static final Pattern CHANGE =
            Pattern.compile("^\\s*change_table\\s*\\(?\\s*[:\"'](\\w[\\w.]*)[\"']?.*\\bdo\\s*\\|");
    private static final Pattern IN_TABLE = Pattern.compile("^\\s*t\\.(\\w+)\\s*\\(?\\s*(.*)$");
    private static final Pattern CALL = Pattern.compile("^\\s*(add_index|add_foreign_key|add_reference|add_belongs_to"
            + "|add_column|remove_column|remove_columns|rename_column|rename_table|drop_table|remove_index"
            + "|remove_foreign_key|remove_reference|remove_belongs_to|add_timestamps)\\s*\\(?\\s*(.*)$");
    private static final Pattern OPTION = Pattern.compile("(\\w+):\\s*(\\[[^\\]]*\\]|\\{|:?\"[^\"]*\"|'[^']*'|:?\\w+)");
    private static final Pattern NAME = Pattern.compile(":(\\w+)|\"[^\"]+\"|'[^']+'");
    private static final Pattern FIRST_OPTION = Pattern.compile("\\b\\w+:\\s");
    private static final Set<String> REFERENCES = Set.of("references", "belongs_to");
    private static final Set<String> NO_COLUMN = Set.of(
            "index",
            "foreign_key",
            "check_constraint",
            "unique_constraint",
            "exclusion_constraint",
            "remove",
            "rename",
            "change",
            "change_default",
            "change_null",
            "remove_index",
            "remove_references");

    private final List<SchemaChange> changes = new ArrayList<>();
    private String table = "";
    private int line;

    private RailsReader() {}

    /** Reads a schema file or a migration, of which only the way up counts. */
    public static SchemaSource read(String path, String source) {
        var reader = new RailsReader();
        reader.read(new Code(source, Lexis.RUBY).text);
        return new SchemaSource(path, Family.RAILS, reader.changes, List.of(), List.of(), null);
    }

    private void read(String text) {
        for (String code : text.split("\n", -1)) {
            line++;
            if (code.strip().startsWith("def down") || code.strip().startsWith("def self.down")) {
                return;
            }
            Matcher create = CREATE.matcher(code);
            Matcher change = CHANGE.matcher(code);
            Matcher inTable = IN_TABLE.matcher(code);
            Matcher call = CALL.matcher(code);
            if (create.find()) {
                create(create.group(1), create.group(2));
            } else if (change.find()) {
                table = change.group(1);
            } else if (!table.isEmpty() && inTable.find()) {
                inTable(inTable.group(1), inTable.group(2));
            } else if (call.find()) {
                call(call.group(1), call.group(2));
            } else if (code.strip().equals("end")) {
                table = "";
            }
        }
    }

    private void create(String name, String options) {
        table = name;
        var shape = new TableShape(name, line);
        String key = option(options, "primary_key");
        if (!option(options, "id").equals("false") || !key.isEmpty()) {
            List<String> names = names(key);
            shape.key().addAll(key.isEmpty() ? List.of("id") : names.isEmpty() ? List.of(key) : names);
        }
        changes.add(new SchemaChange.CreateTable(shape));
    }

    private void inTable(String word, String rest) {
        List<String> names = names(arguments(rest));
        if (word.equals("index")) {
            index(table, names, rest);
        } else if (word.equals("foreign_key") && !names.isEmpty()) {
            foreignKey(table, names.get(0), rest);
        } else if (REFERENCES.contains(word)) {
            names.forEach(name -> reference(table, name, rest));
        } else if (word.equals("remove")) {
            names.forEach(name -> changes.add(new SchemaChange.DropColumn(table, name)));
        } else if (word.equals("rename") && names.size() > 1) {
            changes.add(new SchemaChange.RenameColumn(table, names.get(0), names.get(1)));
        } else if (word.equals("timestamps")) {
            timestamps(table);
        } else if (!NO_COLUMN.contains(word)) {
            names.stream().limit(word.equals("column") ? 1 : names.size()).forEach(name -> column(table, name, rest));
        }
    }

    private void call(String word, String rest) {
        List<String> names = names(arguments(rest));
        if (names.isEmpty()) {
            return;
        }
        String first = names.get(0);
        List<String> others = names.subList(1, names.size());
        switch (word) {
            case "add_index" -> index(first, others, rest);
            case "add_foreign_key" -> others.stream().limit(1).forEach(target -> foreignKey(first, target, rest));
            case "add_reference", "add_belongs_to" ->
                others.stream().limit(1).forEach(name -> reference(first, name, rest));
            case "add_column" -> others.stream().limit(1).forEach(name -> column(first, name, rest));
            case "remove_column" ->
                others.stream().limit(1).forEach(name -> changes.add(new SchemaChange.DropColumn(first, name)));
            case "remove_columns" -> others.forEach(name -> changes.add(new SchemaChange.DropColumn(first, name)));
            case "remove_reference", "remove_belongs_to" ->
                others.stream().limit(1).forEach(name -> changes.add(new SchemaChange.DropColumn(first, name + "_id")));
            case "rename_column" -> {
                if (others.size() > 1) {
                    changes.add(new SchemaChange.RenameColumn(first, others.get(0), others.get(1)));
                }
            }
            case "rename_table" ->
                others.stream().limit(1).forEach(to -> changes.add(new SchemaChange.RenameTable(first, to)));
            case "drop_table" -> changes.add(new SchemaChange.DropTable(first));
            case "remove_foreign_key" -> {
                String column = option(rest, "column");
                String to = others.isEmpty() ? "" : singular(others.get(0)) + "_id";
                changes.add(new SchemaChange.DropForeignKey(first, List.of(column.isEmpty() ? to : column)));
            }
            case "remove_index" -> {
                String name = option(rest, "name");
                changes.add(new SchemaChange.DropIndex(first, name.isEmpty() ? "by-columns" : name));
            }
            default -> timestamps(first);
        }
    }

    private void column(String owner, String name, String rest) {
        changes.add(new SchemaChange.AddColumn(owner, new Column(name, line)));
        if (option(rest, "index").length() > 1 && !option(rest, "index").equals("false")
                || option(rest, "index").equals("{")) {
            changes.add(new SchemaChange.AddIndex(owner, new Index("", List.of(name), true)));
        }
    }

    private void timestamps(String owner) {
        column(owner, "created_at", "");
        column(owner, "updated_at", "");
    }

    /** A reference is indexed unless told otherwise. */
    private void reference(String owner, String name, String rest) {
        String column = name + "_id";
        changes.add(new SchemaChange.AddColumn(owner, new Column(column, line)));
        if (!option(rest, "index").equals("false")) {
            boolean typed = !option(rest, "polymorphic").isEmpty();
            List<String> columns = typed ? List.of(name + "_type", column) : List.of(column);
            changes.add(new SchemaChange.AddIndex(owner, new Index("", columns, true)));
        }
        String foreign = option(rest, "foreign_key");
        if (!foreign.isEmpty() && !foreign.equals("false")) {
            changes.add(new SchemaChange.AddForeignKey(owner, new ForeignKey("", List.of(column), name, line)));
        }
    }

    private void index(String owner, List<String> columns, String rest) {
        String where = option(rest, "where");
        String using = option(rest, "using");
        boolean whole = (where.isEmpty() || where.toLowerCase(Locale.ROOT).contains("is not null"))
                && !using.equals("gin")
                && !using.equals("gist");
        changes.add(new SchemaChange.AddIndex(
                owner, new Index(option(rest, "name"), columns.isEmpty() ? List.of("") : columns, whole)));
    }

    private void foreignKey(String owner, String target, String rest) {
        String column = option(rest, "column");
        List<String> several = names(column);
        List<String> columns = !several.isEmpty()
                ? several
                : List.of(column.isEmpty() ? singular(target.substring(target.lastIndexOf('.') + 1)) + "_id" : column);
        changes.add(new SchemaChange.AddForeignKey(owner, new ForeignKey(option(rest, "name"), columns, target, line)));
    }

    /** What comes before the first option. */
    private static String arguments(String rest) {
        Matcher option = FIRST_OPTION.matcher(rest);
        return option.find() ? rest.substring(0, option.start()) : rest;
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            names.add(name.group(1) != null ? name.group(1) : Code.unquoted(name.group()));
        }
        return names;
    }

    private static String option(String rest, String wanted) {
        Matcher option = OPTION.matcher(rest);
        while (option.find()) {
            if (option.group(1).equals(wanted)) {
                String value = option.group(2);
                return value.startsWith("[")
                        ? value
                        : Code.unquoted(value.startsWith(":\"") ? value.substring(1) : value);
            }
        }
        return "";
    }

    private static String singular(String name) {
        if (name.endsWith("ies")) {
            return name.substring(0, name.length() - 3) + "y";
        }
        if (name.endsWith("sses") || name.endsWith("xes") || name.endsWith("ches") || name.endsWith("shes")) {
            return name.substring(0, name.length() - 2);
        }
        return name.endsWith("s") && !name.endsWith("ss") ? name.substring(0, name.length() - 1) : name;
    }
}
