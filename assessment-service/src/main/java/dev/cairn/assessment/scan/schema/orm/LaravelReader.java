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
import dev.cairn.assessment.scan.schema.domain.Unread;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the migrations of Laravel, of which only the way up counts. */
public final class LaravelReader {

    private static final Pattern SCHEMA = Pattern.compile(
            "\\bSchema::(?:connection\\([^)]*\\)->)?" + "(create|table|rename|drop|dropIfExists|dropColumns)\\s*\\(");
    private static final Pattern DOWN = Pattern.compile("\\bfunction\\s+down\\s*\\(");
    private static final Pattern STATEMENT = Pattern.compile("\\$\\w+\\s*->\\s*(\\w+)\\s*\\(");
    private static final Pattern LINK = Pattern.compile("->\\s*(\\w+)\\s*\\(");
    private static final Pattern CLASS = Pattern.compile("(\\w+)::class");
    private static final Pattern DEFAULT =
            Pattern.compile("(?m)(?:^DB_CONNECTION=|env\\(\\s*['\"]DB_CONNECTION['\"]\\s*,\\s*['\"])(\\w+)");
    private static final Set<String> KEYS =
            Set.of("id", "increments", "bigIncrements", "smallIncrements", "mediumIncrements", "tinyIncrements");
    private static final Set<String> NO_COLUMN = Set.of(
            "comment",
            "charset",
            "collation",
            "engine",
            "after",
            "fullText",
            "spatialIndex",
            "rawIndex",
            "renameIndex",
            "dropTimestamps",
            "dropSoftDeletes",
            "dropRememberToken",
            "dropFullText",
            "dropSpatialIndex",
            "temporary",
            "dropTimestampsTz",
            "dropSoftDeletesTz");

    private final Code code;
    private final List<SchemaChange> changes = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    private LaravelReader(Code code) {
        this.code = code;
    }

    /** Reads a migration. */
    public static SchemaSource read(String path, String source) {
        var reader = new LaravelReader(new Code(source, Lexis.PHP));
        reader.read();
        return new SchemaSource(path, Family.LARAVEL, reader.changes, List.of(), reader.unread, null);
    }

    /** Reads which database the settings name, or the example of an environment. */
    public static SchemaSource settings(String path, String source) {
        Matcher given = DEFAULT.matcher(source);
        String dialect = given.find() ? given.group(1) : null;
        return new SchemaSource(path, Family.LARAVEL, List.of(), List.of(), List.of(), dialect);
    }

    private void read() {
        Matcher down = DOWN.matcher(code.bare);
        int end = down.find() ? down.start() : code.length();
        Matcher schema = SCHEMA.matcher(code.bare);
        int at = 0;
        while (at < end && schema.find(at) && schema.start() < end) {
            at = Math.max(schema.end(), code.close(schema.end() - 1));
            call(schema.group(1), schema.end() - 1);
        }
    }

    private void call(String word, int open) {
        List<Code.Part> arguments = code.list(open);
        if (arguments.isEmpty()) {
            return;
        }
        String first = code.text(arguments.get(0));
        String table = Code.unquoted(first);
        if (table.equals(first)) {
            unread.add(new Unread(code.line(open), "the name of the table is not written here"));
            return;
        }
        if (word.startsWith("drop")) {
            if (!word.equals("dropColumns")) {
                changes.add(new SchemaChange.DropTable(table));
            }
        } else if (arguments.size() > 1) {
            Code.Part second = arguments.get(1);
            if (word.equals("rename")) {
                changes.add(new SchemaChange.RenameTable(table, Code.unquoted(code.text(second))));
                return;
            }
            if (word.equals("create")) {
                changes.add(new SchemaChange.CreateTable(new TableShape(table, code.line(open))));
            }
            body(table, second);
        }
    }

    private void body(String table, Code.Part function) {
        int open = code.find('{', function.from(), function.to());
        int from = open < 0 ? function.from() : open + 1;
        int to = open < 0 ? function.to() : code.close(open);
        for (Code.Part statement : code.cut(from, to, ';')) {
            statement(table, statement);
        }
    }

    private void statement(String table, Code.Part statement) {
        String bare = code.bare.substring(statement.from(), statement.to());
        Matcher first = STATEMENT.matcher(bare);
        if (!first.find()) {
            return;
        }
        int open = statement.from() + first.end() - 1;
        List<String> links = new ArrayList<>();
        String on = "";
        Matcher link = LINK.matcher(bare);
        int behind = code.close(open) - statement.from();
        while (behind < bare.length() && link.find(behind)) {
            links.add(link.group(1));
            int at = statement.from() + link.end() - 1;
            if (link.group(1).equals("on") || link.group(1).equals("constrained")) {
                on = Code.quoted(code.text.substring(at, code.close(at))).stream()
                        .findFirst()
                        .orElse("");
            }
            behind = code.close(at) - statement.from();
        }
        step(table, first.group(1), open, links, on);
    }

    private void step(String table, String word, int open, List<String> links, String on) {
        int line = code.line(open);
        List<Code.Part> arguments = code.list(open);
        List<String> names = arguments.isEmpty() ? List.of() : Code.quoted(code.text(arguments.get(0)));
        String name = names.isEmpty() ? unwritten(word, arguments) : names.get(0);
        switch (word) {
            case "primary" -> changes.add(new SchemaChange.SetKey(table, names));
            case "index", "unique" ->
                changes.add(new SchemaChange.AddIndex(table, new Index(given(arguments), names, true)));
            case "foreign" -> {
                if (!names.isEmpty()) {
                    changes.add(
                            new SchemaChange.AddForeignKey(table, new ForeignKey(given(arguments), names, on, line)));
                }
            }
            case "dropColumn" ->
                arguments.forEach(argument -> Code.quoted(code.text(argument))
                        .forEach(column -> changes.add(new SchemaChange.DropColumn(table, column))));
            case "dropConstrainedForeignId" -> changes.add(new SchemaChange.DropColumn(table, name));
            case "dropMorphs" -> {
                changes.add(new SchemaChange.DropColumn(table, name + "_type"));
                changes.add(new SchemaChange.DropColumn(table, name + "_id"));
            }
            case "renameColumn" -> {
                if (arguments.size() > 1) {
                    String to = Code.unquoted(code.text(arguments.get(1)));
                    changes.add(new SchemaChange.RenameColumn(table, name, to));
                }
            }
            case "rename" -> changes.add(new SchemaChange.RenameTable(table, name));
            case "drop", "dropIfExists" -> changes.add(new SchemaChange.DropTable(table));
            case "dropForeign" -> dropForeign(table, names, arguments);
            case "dropPrimary" -> changes.add(new SchemaChange.DropKey(table));
            case "dropIndex", "dropUnique" -> changes.add(new SchemaChange.DropIndex(table, name));
            default -> {
                if (!NO_COLUMN.contains(word)) {
                    column(table, word, name, links, on, line);
                }
            }
        }
    }

    private void dropForeign(String table, List<String> names, List<Code.Part> arguments) {
        boolean columns = !arguments.isEmpty() && code.text(arguments.get(0)).startsWith("[");
        if (columns) {
            changes.add(new SchemaChange.DropForeignKey(table, names));
        } else if (!names.isEmpty()) {
            String column = names.get(0).replaceFirst("^" + java.util.regex.Pattern.quote(table) + "_", "");
            changes.add(new SchemaChange.DropForeignKey(table, List.of(column.replaceFirst("_foreign$", ""))));
            changes.add(new SchemaChange.DropConstraint(table, names.get(0)));
        }
    }

    private void column(String table, String word, String name, List<String> links, String on, int line) {
        if (links.contains("change")) {
            return;
        }
        String column = name;
        switch (word) {
            case "timestamps", "timestampsTz", "nullableTimestamps" -> {
                changes.add(new SchemaChange.AddColumn(table, new Column("created_at", line)));
                column = "updated_at";
            }
            case "softDeletes", "softDeletesTz" -> column = "deleted_at";
            case "rememberToken" -> column = "remember_token";
            default -> {
                if (word.toLowerCase(Locale.ROOT).endsWith("morphs")) {
                    morphs(table, name, line);
                    return;
                }
            }
        }
        changes.add(new SchemaChange.AddColumn(table, new Column(column, line)));
        if (KEYS.contains(word) || links.contains("primary")) {
            changes.add(new SchemaChange.SetKey(table, List.of(column)));
        }
        if (links.contains("index") || links.contains("unique")) {
            changes.add(new SchemaChange.AddIndex(table, new Index("", List.of(column), true)));
        }
        if (links.contains("constrained") || links.contains("references")) {
            changes.add(new SchemaChange.AddForeignKey(table, new ForeignKey("", List.of(column), on, line)));
        }
    }

    private void morphs(String table, String name, int line) {
        changes.add(new SchemaChange.AddColumn(table, new Column(name + "_type", line)));
        changes.add(new SchemaChange.AddColumn(table, new Column(name + "_id", line)));
        changes.add(new SchemaChange.AddIndex(table, new Index("", List.of(name + "_type", name + "_id"), true)));
    }

    /** The name of a column that is named after a class, or of the key. */
    private String unwritten(String word, List<Code.Part> arguments) {
        if (!word.startsWith("foreign") || arguments.isEmpty()) {
            return "id";
        }
        Matcher type = CLASS.matcher(code.text(arguments.get(0)));
        return type.find() ? snake(type.group(1)) + "_id" : "id";
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private String given(List<Code.Part> arguments) {
        return arguments.size() > 1 ? Code.unquoted(code.text(arguments.get(1))) : "";
    }
}
