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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the model snapshot that Entity Framework keeps beside its migrations: the whole schema as it is now.
 *
 * <p>Types that are kept inside the table of their owner are part of it; views and queries are none.
 */
public final class EfReader {

    private static final Pattern ENTITY = Pattern.compile("\\bmodelBuilder\\s*\\.\\s*Entity\\s*\\(");
    private static final Pattern CALL = Pattern.compile(
            "\\.\\s*(Property|HasKey|HasIndex|ToTable|HasOne|HasForeignKey|HasNoKey|ToView|HasBaseType|HasFilter|HasNoTableName|ToSqlQuery|HasPrincipalKey|WithOne)\\b(?:<[^()]*>)?\\s*\\(");

    private final Code code;
    private final Map<String, TableShape> shapes = new HashMap<>();
    private final Map<String, String> tables = new HashMap<>();
    private final Map<String, String> bases = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final List<String> none = new ArrayList<>();

    private EfReader(Code code) {
        this.code = code;
    }

    /** Reads a model snapshot. */
    public static SchemaSource read(String path, String source) {
        var reader = new EfReader(new Code(source, Lexis.JAVA));
        return new SchemaSource(path, Family.EF, reader.read(), List.of(), List.of(), null);
    }

    private List<SchemaChange> read() {
        Matcher entity = ENTITY.matcher(code.bare);
        int at = 0;
        while (at < code.length() && entity.find(at)) {
            at = Math.max(entity.end(), code.close(entity.end() - 1));
            List<Code.Part> arguments = code.list(entity.end() - 1);
            if (arguments.size() > 1) {
                entity(Code.unquoted(code.text(arguments.get(0))), arguments.get(arguments.size() - 1));
            }
        }
        order.forEach(this::joinBase);
        List<SchemaChange> changes = new ArrayList<>();
        List<String> made = new ArrayList<>();
        for (String name : order) {
            String table = tables.getOrDefault(name, name.substring(name.lastIndexOf('.') + 1));
            if (!none.contains(name) && !inBase(name) && !made.contains(table)) {
                made.add(table);
                changes.add(new SchemaChange.CreateTable(named(shapes.get(name), table)));
            }
        }
        return changes;
    }

    /** Whether a type is kept in the table of its base. */
    private boolean inBase(String name) {
        return bases.containsKey(name) && !tables.containsKey(name);
    }

    private void joinBase(String name) {
        String root = name;
        for (int i = 0; i < 16 && inBase(root); i++) {
            root = bases.getOrDefault(root, "");
        }
        TableShape own = shapes.get(name);
        TableShape whole = shapes.get(root);
        if (inBase(name) && own != null && whole != null && own != whole) {
            whole.columns().addAll(own.columns());
            whole.foreignKeys().addAll(own.foreignKeys());
            whole.indexes().addAll(own.indexes());
        }
    }

    private static TableShape named(@Nullable TableShape shape, String table) {
        var named = new TableShape(table, shape == null ? 1 : shape.line());
        if (shape != null) {
            named.columns().addAll(shape.columns());
            named.key().addAll(shape.key());
            named.foreignKeys().addAll(shape.foreignKeys());
            named.indexes().addAll(shape.indexes());
        }
        return named;
    }

    private void entity(String name, Code.Part lambda) {
        int open = code.find('{', lambda.from(), lambda.to());
        if (open < 0) {
            return;
        }
        TableShape shape = shapes.get(name);
        if (shape == null) {
            shape = new TableShape(name, code.line(lambda.from()));
            shapes.put(name, shape);
            order.add(name);
        }
        for (Code.Part statement : code.cut(open + 1, code.close(open), ';')) {
            statement(name, shape, statement);
        }
    }

    private void statement(String name, TableShape shape, Code.Part statement) {
        String bare = code.bare.substring(statement.from(), statement.to());
        Matcher call = CALL.matcher(bare);
        String target = "";
        Index index = null;
        boolean first = true;
        int at = 0;
        while (at < bare.length() && call.find(at)) {
            int open = statement.from() + call.end() - 1;
            int close = Math.min(code.length(), code.close(open));
            String inside = code.text.substring(open + 1, Math.max(open + 1, close));
            List<String> names = Code.quoted(inside);
            int line = code.line(open);
            if (first && bare.substring(0, call.start()).contains("(")) {
                return;
            }
            first = false;
            switch (call.group(1)) {
                case "Property" ->
                    names.stream().limit(1).forEach(n -> shape.columns().add(new Column(n, line)));
                case "HasKey" -> shape.key().addAll(names);
                case "HasIndex" -> index = new Index("", names, true);
                case "HasFilter" ->
                    index = index == null || inside.contains("IS NOT NULL")
                            ? index
                            : new Index("", index.columns(), false);
                case "ToTable" -> table(name, inside, names);
                case "HasNoKey", "ToSqlQuery" -> none.add(name);
                case "ToView" -> {
                    if (!names.isEmpty()) {
                        none.add(name);
                    }
                }
                case "HasBaseType" -> bases.put(name, names.isEmpty() ? "" : names.get(0));
                case "HasOne" -> target = names.isEmpty() ? "" : names.get(0);
                case "HasForeignKey" -> {
                    // a one-to-one relation names the dependent type first
                    List<String> columns =
                            names.size() > 1 && names.get(0).contains(".") ? names.subList(1, names.size()) : names;
                    if (!columns.isEmpty()) {
                        shape.foreignKeys()
                                .add(new ForeignKey("", columns, target.substring(target.lastIndexOf('.') + 1), line));
                    }
                }
                default -> {}
            }
            at = close - statement.from();
        }
        if (index != null) {
            shape.indexes().add(index);
        }
    }

    private void table(String name, String inside, List<String> names) {
        if (inside.startsWith("(string)null") || names.isEmpty()) {
            none.add(name);
        } else {
            tables.put(name, names.get(0));
        }
    }
}
