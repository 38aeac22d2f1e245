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
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a Prisma schema, which is one declaration to a line. */
public final class PrismaReader {

    private static final Pattern MODEL = Pattern.compile("^\\s*model\\s+(\\w+)\\s*\\{");
    private static final Pattern FIELD = Pattern.compile("^\\s*(\\w+)\\s+(\\w+)(\\[\\])?");
    private static final Pattern FIELDS = Pattern.compile("fields\\s*:\\s*\\[([^\\]]*)\\]");
    private static final Pattern LIST = Pattern.compile("@@(id|unique|index)\\s*\\([^\\[]*\\[([^\\]]*)\\]");
    private static final Pattern MAP = Pattern.compile("@@map\\s*\\(\\s*(?:name\\s*:\\s*)?\"([^\"]+)\"");
    private static final Pattern PROVIDER = Pattern.compile("^\\s*provider\\s*=\\s*\"(\\w+)\"");
    private static final Pattern SCALAR =
            Pattern.compile("String|Int|BigInt|Float|Decimal|Boolean|DateTime|Json|Bytes|Unsupported");

    private PrismaReader() {}

    /** Reads a schema, or one of the files it is spread over. */
    public static SchemaSource read(String path, String source) {
        String text = new Code(source, Lexis.C_LIKE).text;
        List<SchemaChange> changes = new ArrayList<>();
        String provider = null;
        boolean emulated = false;
        boolean inDatasource = false;
        TableShape model = null;
        String name = "";
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            Matcher start = MODEL.matcher(line);
            if (start.find()) {
                model = new TableShape(start.group(1), number);
                name = start.group(1);
            } else if (model != null && line.strip().equals("}")) {
                changes.add(new SchemaChange.CreateTable(named(model, name)));
                model = null;
            } else if (model != null) {
                Matcher map = MAP.matcher(line);
                name = map.find() ? map.group(1) : name;
                line(model, line, number);
            } else {
                inDatasource = inDatasource && !line.strip().equals("}")
                        || line.strip().startsWith("datasource ");
                Matcher given = PROVIDER.matcher(line);
                provider = inDatasource && given.find() ? given.group(1) : provider;
                emulated |= inDatasource && line.contains("relationMode") && line.contains("\"prisma\"");
            }
        }
        return new SchemaSource(path, Family.PRISMA, changes, List.of(), List.of(), dialect(provider, emulated));
    }

    /** Without foreign keys in the database its engine indexes none. */
    private static @Nullable String dialect(@Nullable String provider, boolean emulated) {
        return emulated ? "emulated" : provider;
    }

    private static TableShape named(TableShape model, String name) {
        var named = new TableShape(name, model.line());
        named.columns().addAll(model.columns());
        named.key().addAll(model.key());
        named.foreignKeys().addAll(model.foreignKeys());
        named.indexes().addAll(model.indexes());
        return named;
    }

    private static void line(TableShape model, String line, int number) {
        Matcher list = LIST.matcher(line);
        if (list.find()) {
            List<String> columns = names(list.group(2));
            if (list.group(1).equals("id")) {
                model.key().addAll(columns);
            } else {
                model.indexes().add(new Index("", columns, true));
            }
            return;
        }
        Matcher field = FIELD.matcher(line);
        if (!field.find()) {
            return;
        }
        String name = field.group(1);
        if (field.group(3) == null && SCALAR.matcher(field.group(2)).matches()) {
            model.columns().add(new Column(name, number));
        }
        if (line.contains("@id")) {
            model.key().add(name);
        }
        if (line.contains("@unique")) {
            model.indexes().add(new Index("", List.of(name), true));
        }
        Matcher relation = FIELDS.matcher(line);
        if (line.contains("@relation") && relation.find()) {
            model.foreignKeys().add(new ForeignKey("", names(relation.group(1)), field.group(2), number));
        }
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(part -> part.strip().replaceFirst("\\(.*", ""))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
