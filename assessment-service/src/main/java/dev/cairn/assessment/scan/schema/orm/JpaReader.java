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
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads entities of JPA in Java and Kotlin. Join tables, which are made of annotations alone, are not counted.
 *
 * <p>JPA wants a key on every entity and indexes no foreign key by itself, but for those that are unique.
 */
public final class JpaReader {

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|object|enum)\\s+(\\w+)");
    private static final Pattern EXTENDS = Pattern.compile("\\bextends\\s+(?:\\w+\\.)*(\\w+)");
    private static final Pattern KOTLIN_BASE = Pattern.compile("^\\s*:\\s*(?:\\w+\\.)*(\\w+)");
    private static final Pattern ANNOTATION = Pattern.compile("@(?:field:|get:|(?:\\w+\\.)*)?(\\w+)");
    private static final Pattern NAME = Pattern.compile("\\bname\\s*=\\s*\"([^\"]+)\"");
    private static final Pattern COLUMN_LIST = Pattern.compile("\\bcolumnList\\s*=\\s*\"([^\"]+)\"");
    private static final Pattern COLUMN_NAMES = Pattern.compile("\\bcolumnNames\\s*=\\s*(?:\\{|\\[)?([^})\\]]*)");
    private static final Pattern MEMBER = Pattern.compile(
            "(?:\\b(?:va[lr])\\s+(\\w+)\\s*:\\s*([\\w.]+))|(?:([\\w.]+)(?:<[^;=]*>)?(?:\\[\\])?\\s+(\\w+)\\s*(?:=|;|$|\\())");
    private static final Set<String> PERSISTENT = Set.of(
            "Id",
            "EmbeddedId",
            "Column",
            "ManyToOne",
            "OneToOne",
            "JoinColumn",
            "JoinColumns",
            "Basic",
            "Enumerated",
            "Lob",
            "Temporal",
            "Version",
            "MapsId",
            "NaturalId",
            "CreationTimestamp",
            "UpdateTimestamp",
            "Convert");

    /** Classes read of one file. */
    private static final int MOST = 1_000;

    private static final int LONGEST_HEADER = 2_000;

    /** Characters between an annotation and what it is on. */
    private static final int LONGEST_GAP = 300;

    private record Annotation(String name, String arguments, int from, int to) {}

    private final Code code;
    private final List<ModelClass> models = new ArrayList<>();

    private JpaReader(Code code) {
        this.code = code;
    }

    /** Reads a file with entities or what they inherit. */
    public static SchemaSource read(String path, String source) {
        var reader = new JpaReader(new Code(source, Lexis.JAVA));
        reader.read();
        return new SchemaSource(path, Family.JPA, List.of(), reader.models, List.of(), null);
    }

    private void read() {
        List<Annotation> annotations = annotations();
        Matcher type = TYPE.matcher(code.bare);
        int before = 0;
        while (before <= code.length() && models.size() < MOST && type.find(before)) {
            int start = type.start();
            List<Annotation> own = new ArrayList<>();
            for (int i = firstFrom(annotations, before); i < annotations.size(); i++) {
                if (annotations.get(i).to() > start) {
                    break;
                }
                own.add(annotations.get(i));
            }
            before = type.end();
            boolean entity = has(own, "Entity");
            if (entity || has(own, "MappedSuperclass")) {
                before = model(type.group(1), own, type.end(), annotations, entity);
            }
        }
    }

    /** Reads one class and answers where its body starts, as a class may be inside another. */
    private int model(String name, List<Annotation> own, int behindName, List<Annotation> all, boolean entity) {
        int constructor = behindName < code.length() && code.bare.charAt(behindName) == '(' ? behindName : -1;
        int behind = constructor < 0 ? behindName : code.close(constructor) + 1;
        int open = body(behind);
        int header = open < 0 ? Math.min(code.length(), behind + 200) : open;
        String between = code.bare.substring(Math.min(behind, header), header);
        Matcher java = EXTENDS.matcher(between);
        Matcher kotlin = KOTLIN_BASE.matcher(between);
        List<String> bases =
                java.find() ? List.of(java.group(1)) : kotlin.find() ? List.of(kotlin.group(1)) : List.of();
        var shape = shape(name, own, behindName);
        if (constructor >= 0) {
            members(shape, code.cut(constructor + 1, code.close(constructor), ','), all);
        }
        if (open >= 0) {
            members(shape, code.cut(open + 1, code.close(open), ';'), all);
        }
        boolean apart = own.stream()
                .anyMatch(a -> a.name().equals("Inheritance") && !a.arguments().contains("SINGLE_TABLE"));
        ModelClass.Role role =
                !entity ? ModelClass.Role.MIXIN : bases.isEmpty() ? ModelClass.Role.TABLE : ModelClass.Role.HEIR;
        models.add(new ModelClass(name, bases, role, !apart, shape));
        return open < 0 ? behind : open + 1;
    }

    /** Where the body of a class opens whose header ends here or goes on; -1 when it has none, as in Kotlin. */
    private int body(int behind) {
        int open = code.find('{', behind, Math.min(code.length(), behind + LONGEST_HEADER));
        String header = open < 0 ? "" : code.bare.substring(behind, open);
        return header.contains("@") || TYPE.matcher(header).find() || header.contains("fun ") ? -1 : open;
    }

    private TableShape shape(String name, List<Annotation> own, int at) {
        String table = name;
        var indexes = new ArrayList<Index>();
        for (Annotation annotation : own) {
            String arguments = annotation.arguments();
            if (annotation.name().equals("Table")) {
                int lists =
                        first(arguments.indexOf("indexes"), arguments.indexOf("uniqueConstraints"), arguments.length());
                Matcher given = NAME.matcher(arguments.substring(0, lists));
                table = given.find() ? given.group(1) : table;
                Matcher list = COLUMN_LIST.matcher(arguments);
                while (list.find()) {
                    indexes.add(new Index(
                            "",
                            folded(list.group(1)
                                    .replaceAll("(?i)\\s+(?:asc|desc)\\b", "")
                                    .split(",")),
                            true));
                }
                Matcher names = COLUMN_NAMES.matcher(arguments);
                while (names.find()) {
                    indexes.add(new Index("", folded(Code.quoted(names.group(1)).toArray(new String[0])), true));
                }
            }
        }
        var shape = new TableShape(table, code.line(at));
        shape.indexes().addAll(indexes);
        return shape;
    }

    private static int first(int one, int other, int none) {
        int found = one < 0 ? other : other < 0 ? one : Math.min(one, other);
        return found < 0 ? none : found;
    }

    private void members(TableShape shape, List<Code.Part> parts, List<Annotation> all) {
        for (Code.Part part : parts) {
            List<Annotation> own = new ArrayList<>();
            int behind = part.from();
            for (int i = firstFrom(all, behind); i < all.size(); i++) {
                Annotation annotation = all.get(i);
                // what has a body or a value of its own before it belongs to another member
                if (annotation.to() > part.to()
                        || annotation.from() - behind > LONGEST_GAP
                        || code.find('{', behind, annotation.from()) >= 0) {
                    break;
                }
                own.add(annotation);
                behind = annotation.to();
            }
            if (!own.isEmpty()) {
                member(
                        shape,
                        own,
                        code.bare.substring(behind, Math.min(part.to(), behind + LONGEST_GAP)),
                        code.line(behind < part.to() ? skip(behind, part.to()) : behind));
            }
        }
    }

    private int skip(int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(code.bare.charAt(at))) {
            at++;
        }
        return at;
    }

    private static void member(TableShape shape, List<Annotation> own, String rest, int line) {
        Matcher member = MEMBER.matcher(rest);
        if (!member.find() || own.stream().noneMatch(a -> PERSISTENT.contains(a.name()))) {
            return;
        }
        String name = member.group(1) != null ? member.group(1) : member.group(4);
        String type = member.group(1) != null ? member.group(2) : member.group(3);
        boolean reference = has(own, "ManyToOne") || has(own, "OneToOne");
        String column = fold(reference ? name + "id" : name);
        boolean unique = false;
        boolean none = false;
        boolean inverse = false;
        for (Annotation annotation : own) {
            Matcher given = NAME.matcher(annotation.arguments());
            if ((annotation.name().equals("Column") || annotation.name().equals("JoinColumn")) && given.find()) {
                column = fold(given.group(1));
            }
            unique |= annotation.arguments().replace(" ", "").contains("unique=true");
            none |= annotation.arguments().contains("NO_CONSTRAINT");
            inverse |= annotation.arguments().contains("mappedBy")
                    || annotation.name().equals("JoinTable");
        }
        if (inverse) {
            return;
        }
        shape.columns().add(new Column(reference ? column : name, line));
        if (has(own, "Id") || has(own, "EmbeddedId")) {
            shape.key().add(column);
        }
        if (unique || has(own, "OneToOne") || has(own, "Indexed") || has(own, "Index")) {
            shape.indexes().add(new Index("", List.of(column), true));
        }
        if (reference && !none) {
            shape.foreignKeys().add(new ForeignKey("", List.of(column), type, line));
        }
    }

    private List<Annotation> annotations() {
        List<Annotation> found = new ArrayList<>();
        Matcher annotation = ANNOTATION.matcher(code.bare);
        int at = 0;
        while (at <= code.length() && annotation.find(at)) {
            int end = annotation.end();
            while (end < code.length() && code.bare.charAt(end) == ' ' && code.bare.startsWith("(", end + 1)) {
                end++;
            }
            boolean arguments = end < code.length() && code.bare.charAt(end) == '(';
            int close = arguments ? Math.min(code.length() - 1, code.close(end)) : end;
            String text = arguments ? code.text.substring(end + 1, Math.max(end + 1, close)) : "";
            at = arguments ? close + 1 : end;
            found.add(new Annotation(annotation.group(1), text, annotation.start(), at));
        }
        return found;
    }

    /** The first annotation that starts at this place or behind it. */
    private static int firstFrom(List<Annotation> annotations, int place) {
        int low = 0;
        int high = annotations.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (annotations.get(middle).from() < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean has(List<Annotation> annotations, String name) {
        return annotations.stream().anyMatch(a -> a.name().equals(name));
    }

    /** Names of fields and of columns are the same without the case and the underscores that a strategy sets. */
    private static List<String> folded(String[] names) {
        List<String> folded = new ArrayList<>();
        for (String name : names) {
            folded.add(fold(name));
        }
        return folded;
    }

    private static String fold(String name) {
        return name.strip().replace("_", "").replace("`", "").toLowerCase(Locale.ROOT);
    }
}
