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
import org.jspecify.annotations.Nullable;

/** Reads tables that are declared with Drizzle in TypeScript. Columns go by the names of their properties. */
public final class DrizzleReader {

    private static final Pattern TABLE = Pattern.compile(
            "(?:\\b(?:const|let|var)\\s+)(\\w+)(?:\\s*:[^=\\n"
                    + "]*)?\\s*=\\s*(?:\\w+\\.)?(pgTable|mysqlTable|sqliteTable|singlestoreTable|createTable|create\\w*Table|\\w*Schema\\.table|\\w+\\.table)\\s*\\(");
    private static final Pattern CREATOR = Pattern.compile("\\b(?:pg|mysql|sqlite)TableCreator\\b");
    private static final Pattern PROPERTY = Pattern.compile("^['\"]?(\\w+)['\"]?\\s*:");
    private static final Pattern REFERENCE =
            Pattern.compile("\\.references\\(\\s*\\(\\s*\\)\\s*(?::[^=]*)?=>\\s*(\\w+)");
    private static final Pattern EXTRA = Pattern.compile("\\b(index|uniqueIndex|unique|primaryKey|foreignKey)\\s*\\(");
    private static final Pattern ON = Pattern.compile("\\.\\s*(?:on|onOnly|using)\\s*\\(");
    private static final Pattern MEMBER = Pattern.compile("\\b\\w+\\.(\\w+)");
    private static final Pattern COLUMNS = Pattern.compile("\\bcolumns\\s*:\\s*\\[");
    private static final Pattern FOREIGN = Pattern.compile("\\bforeignColumns\\s*:\\s*\\[\\s*(\\w+)");

    private final Code code;
    private final List<SchemaChange> changes = new ArrayList<>();
    private @Nullable String dialect;

    private DrizzleReader(Code code) {
        this.code = code;
    }

    /** Reads a file with tables. */
    public static SchemaSource read(String path, String source) {
        var reader = new DrizzleReader(new Code(source, Lexis.C_LIKE));
        reader.read();
        return new SchemaSource(path, Family.DRIZZLE, reader.changes, List.of(), List.of(), reader.dialect);
    }

    private void read() {
        dialect = code.bare.contains("mysql-core") || code.text.contains("mysql-core")
                ? "mysql"
                : code.text.contains("sqlite-core") ? "sqlite" : code.text.contains("pg-core") ? "postgresql" : null;
        Matcher creator = CREATOR.matcher(code.bare);
        boolean created = creator.find();
        Matcher table = TABLE.matcher(code.bare);
        int at = 0;
        while (at < code.length() && table.find(at)) {
            at = Math.max(table.end(), code.close(table.end() - 1));
            String maker = table.group(2);
            boolean known = maker.equals("pgTable")
                    || maker.equals("mysqlTable")
                    || maker.equals("sqliteTable")
                    || maker.equals("singlestoreTable");
            if (known || created || maker.endsWith(".table") || code.text.contains("-core")) {
                table(table.group(1), table.end() - 1);
            }
        }
    }

    private void table(String variable, int open) {
        List<Code.Part> arguments = code.list(open);
        if (arguments.size() < 2) {
            return;
        }
        String given = Code.unquoted(code.text(arguments.get(0)));
        var shape = new TableShape(given.isEmpty() ? variable : given, code.line(open));
        int columns = code.find('{', arguments.get(1).from(), arguments.get(1).to());
        if (columns >= 0) {
            code.list(columns).forEach(part -> column(shape, part));
        }
        if (arguments.size() > 2) {
            extras(shape, arguments.get(2));
        }
        changes.add(new SchemaChange.CreateTable(shape));
    }

    private void column(TableShape shape, Code.Part part) {
        String bare = code.bare.substring(part.from(), part.to());
        Matcher property = PROPERTY.matcher(code.text(part));
        if (!property.find()) {
            return;
        }
        String name = property.group(1);
        int line = code.line(part.from());
        shape.columns().add(new Column(name, line));
        if (bare.contains(".primaryKey(")) {
            shape.key().add(name);
        }
        if (bare.contains(".unique(")) {
            shape.indexes().add(new Index("", List.of(name), true));
        }
        Matcher reference = REFERENCE.matcher(bare);
        if (reference.find()) {
            shape.foreignKeys().add(new ForeignKey("", List.of(name), reference.group(1), line));
        }
    }

    private void extras(TableShape shape, Code.Part part) {
        String bare = code.bare.substring(part.from(), part.to());
        Matcher extra = EXTRA.matcher(bare);
        while (extra.find()) {
            int open = part.from() + extra.end() - 1;
            int close = Math.min(part.to(), code.close(open));
            int line = code.line(open);
            switch (extra.group(1)) {
                case "primaryKey" -> shape.key().addAll(columns(open, close));
                case "foreignKey" -> {
                    List<String> columns = columns(open, close);
                    Matcher target = FOREIGN.matcher(code.bare.substring(open, close));
                    if (!columns.isEmpty()) {
                        shape.foreignKeys()
                                .add(new ForeignKey("", columns, target.find() ? target.group(1) : "", line));
                    }
                }
                default -> index(shape, close, part.to());
            }
        }
    }

    /** The columns of an index follow it: {@code index("name").on(table.column)}. */
    private void index(TableShape shape, int from, int to) {
        String rest = code.bare.substring(Math.min(from + 1, to), Math.min(to, from + 40));
        Matcher on = ON.matcher(rest);
        if (on.find() && rest.substring(0, on.start()).isBlank()) {
            int open = from + 1 + on.end() - 1;
            int close = Math.min(to, code.close(open));
            String behind = code.bare
                    .substring(Math.min(close + 1, to), Math.min(to, close + 60))
                    .strip();
            boolean whole = !behind.startsWith(".where")
                    || code.text
                            .substring(close, Math.min(to, close + 200))
                            .toLowerCase(Locale.ROOT)
                            .contains("not null");
            shape.indexes().add(new Index("", members(code.bare.substring(open, close)), whole));
        }
    }

    private List<String> columns(int open, int close) {
        String inside = code.bare.substring(open, close);
        Matcher columns = COLUMNS.matcher(inside);
        if (!columns.find()) {
            return members(inside);
        }
        int list = open + columns.end() - 1;
        return members(code.bare.substring(list, Math.min(close, code.close(list))));
    }

    private static List<String> members(String text) {
        List<String> names = new ArrayList<>();
        Matcher member = MEMBER.matcher(text);
        while (member.find()) {
            names.add(member.group(1));
        }
        return names;
    }
}
