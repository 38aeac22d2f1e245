package dev.cairn.assessment.scan.schema.orm;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.schema.domain.Column;
import dev.cairn.assessment.scan.schema.domain.Family;
import dev.cairn.assessment.scan.schema.domain.ForeignKey;
import dev.cairn.assessment.scan.schema.domain.Index;
import dev.cairn.assessment.scan.schema.domain.ModelClass;
import dev.cairn.assessment.scan.schema.domain.SchemaSource;
import dev.cairn.assessment.scan.schema.domain.TableShape;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads entities of TypeORM and of MikroORM. Join tables, which are made of decorators alone, are not counted.
 *
 * <p>TypeORM indexes no foreign key by itself but for those that are unique; MikroORM indexes all.
 */
public final class TypeormReader {

    private static final Pattern CLASS = Pattern.compile("\\bclass\\s+(\\w+)(?:<[^{]*>)?(?:\\s+extends\\s+(\\w+))?");
    private static final Pattern DECORATOR = Pattern.compile("@(\\w+)\\s*\\(");
    private static final Pattern NAME = Pattern.compile("\\b(?:name|tableName)\\s*:\\s*['\"`]([^'\"`]+)");
    private static final Pattern MEMBER =
            Pattern.compile("^\\s*(?:public |private |protected |readonly |declare )*(\\w+)\\s*[!?]?\\s*[:=]");
    private static final Pattern TARGET = Pattern.compile("=>\\s*(\\w+)|^\\s*['\"](\\w+)");
    private static final Set<String> COLUMNS = Set.of(
            "Column", "CreateDateColumn", "UpdateDateColumn", "DeleteDateColumn", "VersionColumn", "Property", "Enum");
    private static final Set<String> KEYS =
            Set.of("PrimaryColumn", "PrimaryGeneratedColumn", "ObjectIdColumn", "PrimaryKey", "SerializedPrimaryKey");

    private record Decorator(String name, String arguments, int from, int to) {}

    private final Code code;
    private final boolean indexesAll;
    private final Map<String, String> columnOf = new HashMap<>();
    private final List<ModelClass> models = new ArrayList<>();

    private TypeormReader(Code code) {
        this.code = code;
        this.indexesAll = code.text.contains("mikro-orm");
    }

    /** Reads a file with entities or what they inherit. */
    public static SchemaSource read(String path, String source) {
        var reader = new TypeormReader(new Code(source, Lexis.C_LIKE));
        reader.read();
        return new SchemaSource(path, Family.TYPEORM, List.of(), reader.models, List.of(), null);
    }

    private void read() {
        List<Decorator> all = decorators();
        Matcher type = CLASS.matcher(code.bare);
        int behind = 0;
        while (type.find()) {
            int from = behind;
            int start = type.start();
            List<Decorator> own = all.stream()
                    .filter(d -> d.from() >= from && d.to() <= start)
                    .toList();
            int open = code.find('{', type.end(), code.length());
            int close = open < 0 ? code.length() : Math.min(code.length(), code.close(open));
            columnOf.clear();
            var shape = new TableShape(name(type.group(1), own), code.line(type.start()));
            members(shape, all, open + 1, close);
            own.forEach(decorator -> onClass(shape, decorator));
            shape.indexes().replaceAll(this::renamed);
            boolean entity = has(own, "Entity") || has(own, "ViewEntity") || has(own, "ChildEntity");
            List<String> bases = type.group(2) == null ? List.of() : List.of(type.group(2));
            boolean view = has(own, "ViewEntity");
            if (entity && !view) {
                ModelClass.Role role = has(own, "ChildEntity") ? ModelClass.Role.HEIR : ModelClass.Role.TABLE;
                boolean kept = own.stream()
                        .anyMatch(d -> d.name().equals("Entity")
                                && d.arguments().replace(" ", "").contains("abstract:true"));
                models.add(new ModelClass(type.group(1), bases, kept ? ModelClass.Role.MIXIN : role, true, shape));
            } else if (!view && !(shape.columns().isEmpty() && bases.isEmpty())) {
                models.add(new ModelClass(type.group(1), bases, ModelClass.Role.MIXIN, false, shape));
            }
            behind = close;
        }
    }

    private static String name(String type, List<Decorator> own) {
        for (Decorator decorator : own) {
            if (decorator.name().equals("Entity")) {
                Matcher given = NAME.matcher(decorator.arguments());
                String first = decorator.arguments().strip();
                boolean quoted = !first.isEmpty() && "'\"`".indexOf(first.charAt(0)) >= 0;
                return given.find() ? given.group(1) : quoted ? Code.unquoted(first) : type;
            }
        }
        return type;
    }

    private static void onClass(TableShape shape, Decorator decorator) {
        if (decorator.name().equals("Index") || decorator.name().equals("Unique")) {
            int list = decorator.arguments().indexOf('[');
            int end = decorator.arguments().indexOf(']', list + 1);
            if (list >= 0 && end > list) {
                boolean whole = !decorator.arguments().contains("where");
                shape.indexes()
                        .add(new Index("", Code.quoted(decorator.arguments().substring(list, end)), whole));
            }
        }
    }

    private void members(TableShape shape, List<Decorator> all, int from, int to) {
        List<Decorator> own = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Decorator decorator = all.get(i);
            if (decorator.from() < from || decorator.to() > to) {
                continue;
            }
            own.add(decorator);
            int next = i + 1 < all.size() && all.get(i + 1).from() < to
                    ? all.get(i + 1).from()
                    : to;
            String rest = code.bare.substring(decorator.to(), Math.max(decorator.to(), next));
            Matcher member = MEMBER.matcher(rest);
            if (!rest.isBlank()) {
                if (member.find()) {
                    int name = decorator.to() + member.start(1);
                    member(shape, own, member.group(1), code.line(name));
                }
                own = new ArrayList<>();
            }
        }
    }

    private void member(TableShape shape, List<Decorator> own, String name, int line) {
        boolean key = own.stream().anyMatch(d -> KEYS.contains(d.name()));
        boolean column = own.stream().anyMatch(d -> COLUMNS.contains(d.name()));
        boolean one = has(own, "OneToOne") && (has(own, "JoinColumn") || indexesAll && owner(own));
        boolean reference = has(own, "ManyToOne") || one;
        if (key || column || reference) {
            shape.columns().add(new Column(name, line));
        }
        if (key || own.stream().anyMatch(d -> d.arguments().replace(" ", "").matches("(?s).*\\bprimary:true.*"))) {
            shape.key().add(name);
        }
        String arguments = own.stream().map(d -> d.arguments().replace(" ", "")).reduce("", String::concat);
        if (has(own, "Index")
                || has(own, "Unique")
                || arguments.contains("unique:true")
                || one
                || reference && indexesAll) {
            shape.indexes().add(new Index("", List.of(name), true));
        }
        if (reference && !arguments.contains("createForeignKeyConstraints:false")) {
            Matcher target = TARGET.matcher(own.stream()
                    .filter(d -> d.name().endsWith("ToOne"))
                    .map(Decorator::arguments)
                    .findFirst()
                    .orElse(""));
            String to = target.find() ? target.group(1) != null ? target.group(1) : target.group(2) : "";
            String joined = joined(own, name);
            shape.foreignKeys().add(new ForeignKey("", List.of(joined), to, line));
            columnOf.put(name, joined);
        }
    }

    /** Indexes name properties, foreign keys the columns behind them. */
    private Index renamed(Index index) {
        return new Index(
                "",
                index.columns().stream().map(c -> columnOf.getOrDefault(c, c)).toList(),
                index.whole());
    }

    private static boolean owner(List<Decorator> own) {
        return own.stream().noneMatch(d -> d.arguments().contains("mappedBy"));
    }

    private String joined(List<Decorator> own, String name) {
        for (Decorator decorator : own) {
            Matcher given = NAME.matcher(decorator.arguments());
            if (decorator.name().equals("JoinColumn") && given.find()) {
                return given.group(1);
            }
        }
        return indexesAll ? name : name + "Id";
    }

    private List<Decorator> decorators() {
        List<Decorator> found = new ArrayList<>();
        Matcher decorator = DECORATOR.matcher(code.bare);
        int at = 0;
        while (at <= code.length() && decorator.find(at)) {
            int open = decorator.end() - 1;
            int close = Math.min(code.length(), code.close(open));
            at = Math.min(code.length(), close + 1);
            found.add(new Decorator(
                    decorator.group(1),
                    code.text.substring(open + 1, Math.max(open + 1, close)),
                    decorator.start(),
                    at));
        }
        return found;
    }

    private static boolean has(List<Decorator> decorators, String name) {
        return decorators.stream().anyMatch(d -> d.name().equals(name));
    }
}
