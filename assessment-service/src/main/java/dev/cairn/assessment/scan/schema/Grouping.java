package dev.cairn.assessment.scan.schema;

import dev.cairn.assessment.scan.schema.domain.Family;
import dev.cairn.assessment.scan.schema.domain.SchemaSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts files together that describe one database in one way, in the order in which they are applied. */
final class Grouping {

    private static final Pattern VERSION = Pattern.compile("[vV]?\\d.*|v|versions?");
    private static final Pattern WHOLE = Pattern.compile(
            "(?i)(?:.*[._-])?(?:schema|structure|latest|init|ddl|dump|create[_-].*|baseline)(?:[._-].*)?\\.sql");
    private static final Pattern DIALECT = Pattern.compile(
            "(?i)(?:^|[/._-])(postgres(?:ql)?|pgsql|psql|pg|mysql|mariadb|sqlite3?|mssql|sqlserver|oracle|h2|hsqldb|cockroach(?:db)?"
                    + "|crdb|db2|clickhouse)(?=[/._-])");
    private static final Pattern NUMBERS = Pattern.compile("\\d+|\\D+");

    private final UnaryOperator<String> packageOf;
    private final Map<String, List<SchemaSource>> groups = new TreeMap<>();
    private final Map<String, String> settings = new TreeMap<>();

    /** Groups for a tree in which a file is in the package that this tells. */
    Grouping(UnaryOperator<String> packageOf) {
        this.packageOf = packageOf;
    }

    List<Description> of(List<SchemaSource> sources) {
        for (SchemaSource source : sources) {
            if (source.family() == Family.LARAVEL && source.dialect() != null) {
                boolean example = source.path().endsWith(".env.example");
                String known = settings.getOrDefault(packageOf.apply(source.path()), "");
                if (example || known.isEmpty()) {
                    settings.put(packageOf.apply(source.path()), source.dialect());
                }
            } else {
                groups.computeIfAbsent(key(source), k -> new ArrayList<>()).add(source);
            }
        }
        List<Description> descriptions = new ArrayList<>();
        groups.forEach((key, group) -> {
            group.sort(Comparator.comparing(SchemaSource::path, Grouping::inOrder));
            String first = group.get(0).path();
            descriptions.add(Description.of(group, current(group.get(0)), packageOf.apply(first), dialect(group)));
        });
        return descriptions;
    }

    private String key(SchemaSource source) {
        String path = source.path();
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        String where = switch (source.family()) {
            case SQL -> root(path, folder);
            case EF -> path;
            case RAILS -> path.endsWith("schema.rb") ? path : folder;
            case PRISMA -> {
                int prisma = (path + "/").indexOf("prisma/");
                yield prisma < 0 ? folder : path.substring(0, prisma);
            }
            case LIQUIBASE, LARAVEL -> packageOf.apply(path) + hint(path);
            case DRIZZLE -> packageOf.apply(path) + "#" + source.dialect();
            default -> "";
        };
        return source.family() + " " + where;
    }

    /** The folder of a script, above those that are named after a version. */
    private static String root(String path, String folder) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (whole(path)) {
            return path;
        }
        String root = folder;
        while (VERSION.matcher(root.substring(root.lastIndexOf('/') + 1)).matches()) {
            if (root.indexOf('/') < 0) {
                return "";
            }
            root = root.substring(0, root.lastIndexOf('/'));
        }
        return root + (name.contains("-") || name.contains("_") ? "" : hint(name));
    }

    /** Whether a file holds the schema as it is, so that nothing has to be replayed. */
    private static boolean current(SchemaSource source) {
        return switch (source.family()) {
            case PRISMA, EF -> true;
            case RAILS -> source.path().endsWith("schema.rb");
            case SQL -> whole(source.path());
            default -> false;
        };
    }

    private static boolean whole(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return WHOLE.matcher(name).matches() && !VERSION.matcher(name).matches();
    }

    private static String hint(String path) {
        Matcher dialect = DIALECT.matcher("/" + path + "/");
        String last = "";
        while (dialect.find()) {
            last = dialect.group(1).toLowerCase(Locale.ROOT);
        }
        return last;
    }

    private String dialect(List<SchemaSource> group) {
        String path = group.get(0).path();
        if (group.get(0).family() == Family.LARAVEL) {
            return settings.getOrDefault(packageOf.apply(path), "mysql");
        }
        String told = "";
        for (SchemaSource source : group) {
            String dialect = source.dialect();
            told = told.isEmpty() && dialect != null ? dialect : told;
        }
        boolean script = group.get(0).family() == Family.SQL || group.get(0).family() == Family.LIQUIBASE;
        String hint = script ? hint(path) : "";
        return hint.isEmpty() ? told : hint;
    }

    /** Numbers in names count by their value: {@code V2} comes before {@code V10}. */
    static int inOrder(String one, String other) {
        Matcher ones = NUMBERS.matcher(one);
        Matcher others = NUMBERS.matcher(other);
        while (ones.find() && others.find()) {
            String a = ones.group();
            String b = others.group();
            boolean numbers = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
            int order = numbers ? byValue(a, b) : a.compareTo(b);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    private static int byValue(String a, String b) {
        String one = a.replaceFirst("^0+(?=.)", "");
        String other = b.replaceFirst("^0+(?=.)", "");
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }
}
