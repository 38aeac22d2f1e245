package dev.cairn.assessment.scan.schema.orm;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.schema.domain.Column;
import dev.cairn.assessment.scan.schema.domain.Family;
import dev.cairn.assessment.scan.schema.domain.ForeignKey;
import dev.cairn.assessment.scan.schema.domain.Index;
import dev.cairn.assessment.scan.schema.domain.ModelClass;
import dev.cairn.assessment.scan.schema.domain.SchemaChange;
import dev.cairn.assessment.scan.schema.domain.SchemaSource;
import dev.cairn.assessment.scan.schema.domain.TableShape;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the models of SQLAlchemy, of Flask-SQLAlchemy and of SQLModel, and tables that are declared without a class.
 *
 * <p>None of them indexes a foreign key unless told to. A class without a primary key is refused by the mapper.
 */
public final class SqlalchemyReader {

    private static final Pattern COLUMN = Pattern.compile("^(?:\\w+\\.)*(?:Column|mapped_column)\\(");
    private static final Pattern TABLE =
            Pattern.compile("(?m)^(\\w+)[ \\t]*(?::[^=\\n]*)?=[ \\t]*(?:sa|sqlalchemy|db)?\\.?Table\\(");
    private static final Pattern FOREIGN = Pattern.compile("ForeignKey\\(\\s*(?:['\"]([\\w.]+)|(\\w+)\\.)");
    private static final Pattern FOREIGN_FIELD = Pattern.compile("foreign_key\\s*=\\s*['\"]([\\w.]+)");
    private static final Pattern INNER =
            Pattern.compile("\\b(Index|UniqueConstraint|PrimaryKeyConstraint|ForeignKeyConstraint)\\(");
    private static final Pattern ROOT = Pattern.compile("(?m)^(\\w+)\\s*=\\s*(?:\\w+\\.)*declarative_base\\(");

    private final Code code;
    private final List<ModelClass> models = new ArrayList<>();
    private final List<SchemaChange> changes = new ArrayList<>();

    private SqlalchemyReader(Code code) {
        this.code = code;
    }

    /** Reads a file with models. */
    public static SchemaSource read(String path, String source) {
        var reader = new SqlalchemyReader(new Code(source, Lexis.PYTHON));
        reader.read();
        return new SchemaSource(path, Family.SQLALCHEMY, reader.changes, reader.models, List.of(), null);
    }

    private void read() {
        Matcher root = ROOT.matcher(code.bare);
        while (root.find()) {
            var shape = new TableShape(root.group(1), code.line(root.start()));
            models.add(new ModelClass(root.group(1), List.of(), ModelClass.Role.MIXIN, false, shape));
        }
        var classes = new PythonClasses(code);
        for (PythonClasses.PythonClass one : classes.all()) {
            model(one, classes.assigned(one));
        }
        tables();
    }

    private void model(PythonClasses.PythonClass one, List<PythonClasses.Assigned> body) {
        String arguments = one.arguments().replace(" ", "");
        boolean tabled = arguments.contains("table=True");
        boolean sqlmodel = tabled || code.text.contains("sqlmodel");
        boolean isAbstract = body.stream().anyMatch(a -> a.name().equals("__abstract__"));
        String name = body.stream()
                .filter(a -> a.name().equals("__tablename__"))
                .map(a -> Code.unquoted(a.value()))
                .findFirst()
                .orElse("");
        var shape = new TableShape(name.isEmpty() ? one.name().toLowerCase(Locale.ROOT) : name, one.line());
        boolean columns = false;
        for (PythonClasses.Assigned assigned : body) {
            if (assigned.name().equals("__table_args__")) {
                arguments(shape, assigned.value(), assigned.line());
            } else if (COLUMN.matcher(assigned.value()).find()
                    || sqlmodel && !assigned.name().startsWith("__")) {
                columns |= !assigned.value().startsWith("relationship")
                        && !assigned.value().startsWith("Relationship");
                column(shape, assigned.name(), assigned.value(), assigned.line());
            }
        }
        boolean root = one.bases().contains("DeclarativeBase") || one.bases().contains("DeclarativeBaseNoMeta");
        boolean own = !name.isEmpty() && !isAbstract || tabled || arguments.contains("db.Model") && !isAbstract;
        ModelClass.Role role = own
                ? ModelClass.Role.TABLE
                : root
                                || isAbstract
                                || one.bases().isEmpty()
                                || !columns
                                || sqlmodel
                                || one.name().endsWith("Mixin")
                        ? ModelClass.Role.MIXIN
                        : ModelClass.Role.BY_BASE;
        if (own || columns || root || isAbstract || !one.bases().isEmpty()) {
            models.add(new ModelClass(one.name(), one.bases(), role, true, shape));
        }
    }

    private static void column(TableShape shape, String name, String value, int line) {
        if (value.startsWith("relationship")
                || value.startsWith("Relationship")
                || value.contains("column_property(")) {
            return;
        }
        String tight = value.replace(" ", "");
        shape.columns().add(new Column(name, line));
        if (tight.contains("primary_key=True")) {
            shape.key().add(name);
        }
        if (tight.contains("index=True") || tight.contains("unique=True")) {
            shape.indexes().add(new Index("", List.of(name), true));
        }
        Matcher foreign = FOREIGN.matcher(value);
        Matcher field = FOREIGN_FIELD.matcher(value);
        if (foreign.find()) {
            String target = foreign.group(1) != null ? foreign.group(1) : foreign.group(2);
            shape.foreignKeys().add(new ForeignKey("", List.of(name), table(target), line));
        } else if (field.find()) {
            shape.foreignKeys().add(new ForeignKey("", List.of(name), table(field.group(1)), line));
        }
    }

    private static String table(String target) {
        int dot = target.lastIndexOf('.');
        return dot < 0 ? target : target.substring(0, dot);
    }

    private static void arguments(TableShape shape, String value, int line) {
        var code = new Code(value, Lexis.PYTHON);
        Matcher inner = INNER.matcher(code.bare);
        while (inner.find()) {
            List<Code.Part> parts = code.list(inner.end() - 1);
            List<String> names = new ArrayList<>();
            String first = parts.isEmpty() ? "" : code.text(parts.get(0));
            for (Code.Part part : parts) {
                String text = code.text(part);
                if (!text.contains("=") || text.startsWith("[")) {
                    List<String> quoted = Code.quoted(text);
                    names.addAll(quoted.isEmpty() ? List.of(text.substring(text.lastIndexOf('.') + 1)) : quoted);
                }
            }
            switch (inner.group(1)) {
                case "PrimaryKeyConstraint" -> shape.key().addAll(names);
                case "UniqueConstraint" -> shape.indexes().add(new Index("", names, true));
                case "Index" -> {
                    boolean whole = !code.text
                            .substring(inner.start(), Math.min(code.length(), code.close(inner.end() - 1)))
                            .contains("_where");
                    shape.indexes().add(new Index("", names.isEmpty() ? names : names.subList(1, names.size()), whole));
                }
                default -> {
                    List<String> columns = Code.quoted(first);
                    if (!columns.isEmpty()) {
                        String target = parts.size() > 1
                                ? Code.quoted(code.text(parts.get(1))).stream()
                                        .findFirst()
                                        .orElse("")
                                : "";
                        shape.foreignKeys().add(new ForeignKey("", columns, table(target), line));
                    }
                }
            }
        }
    }

    private void tables() {
        Matcher table = TABLE.matcher(code.bare);
        int at = 0;
        while (at < code.length() && table.find(at)) {
            int open = table.end() - 1;
            at = Math.max(table.end(), code.close(open));
            List<Code.Part> parts = code.list(open);
            if (parts.isEmpty()) {
                continue;
            }
            var shape = new TableShape(Code.unquoted(code.text(parts.get(0))), code.line(table.start()));
            for (Code.Part part : parts) {
                String text = code.text(part);
                List<String> quoted = Code.quoted(text);
                if (COLUMN.matcher(text).find() && !quoted.isEmpty()) {
                    column(shape, quoted.get(0), text, code.line(part.from()));
                } else {
                    arguments(shape, text, code.line(part.from()));
                }
            }
            changes.add(new SchemaChange.CreateTable(shape));
        }
    }
}
