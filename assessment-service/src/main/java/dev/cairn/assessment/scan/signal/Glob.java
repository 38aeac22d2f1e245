package dev.cairn.assessment.scan.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path pattern: {@code **} any folders, {@code *} within a segment, {@code {a,b}} either.
 *
 * <p>Every file is held against hundreds of these, so the common forms are compared as text: a name, a name in any
 * folder, an extension. Only what is left is a regular expression, asked for paths that end as it does.
 */
final class Glob {

    private static final String ANYWHERE = "**/";

    private final String source;
    private final List<Form> forms = new ArrayList<>();

    private Glob(String source) {
        this.source = source;
        expand(source).forEach(plain -> forms.add(Form.of(plain)));
    }

    static Glob of(String source) {
        return new Glob(source);
    }

    static List<Glob> all(List<String> sources) {
        List<Glob> globs = new ArrayList<>();
        sources.forEach(source -> globs.add(new Glob(source)));
        return globs;
    }

    static boolean any(List<Glob> globs, String path) {
        for (Glob glob : globs) {
            if (glob.matches(path)) {
                return true;
            }
        }
        return false;
    }

    boolean matches(String path) {
        for (Form form : forms) {
            if (form.matches(path)) {
                return true;
            }
        }
        return false;
    }

    boolean anywhere() {
        return source.startsWith(ANYWHERE);
    }

    /** The patterns without braces that a pattern stands for. */
    private static List<String> expand(String source) {
        int open = source.indexOf('{');
        int close = open < 0 ? -1 : closing(source, open);
        if (close < 0) {
            return List.of(source);
        }
        List<String> all = new ArrayList<>();
        for (String choice : choices(source.substring(open + 1, close))) {
            all.addAll(expand(source.substring(0, open) + choice + source.substring(close + 1)));
        }
        return all;
    }

    private static int closing(String source, int open) {
        int depth = 0;
        for (int i = open; i < source.length(); i++) {
            char c = source.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> choices(String inside) {
        List<String> choices = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                choices.add(inside.substring(from, i));
                from = i + 1;
            }
        }
        choices.add(inside.substring(from));
        return choices;
    }

    /** One pattern without braces. */
    private interface Form {

        boolean matches(String path);

        static Form of(String plain) {
            boolean anywhere = plain.startsWith(ANYWHERE);
            String rest = anywhere ? plain.substring(ANYWHERE.length()) : plain;
            if (literal(rest)) {
                String inFolder = "/" + rest;
                return anywhere
                        ? path -> path.endsWith(rest) && (path.length() == rest.length() || path.endsWith(inFolder))
                        : path -> path.equals(rest);
            }
            String ending = rest.substring(1);
            if (anywhere && rest.startsWith("*") && literal(ending) && ending.indexOf('/') < 0) {
                return path -> path.endsWith(ending);
            }
            Pattern pattern = Pattern.compile(regex(plain));
            String tail = plain.substring(Math.max(plain.lastIndexOf('*'), plain.lastIndexOf('?')) + 1);
            // the slash of a leading **/ may stand for nothing at all
            String suffix = tail.startsWith("/") ? tail.substring(1) : tail;
            String needed = longestLiteral(plain);
            return path -> path.endsWith(suffix)
                    && path.contains(needed)
                    && pattern.matcher(path).matches();
        }

        private static String longestLiteral(String plain) {
            String longest = "";
            for (String run : plain.replace(ANYWHERE, "*").split("[*?]+")) {
                longest = run.length() > longest.length() ? run : longest;
            }
            return longest;
        }

        private static boolean literal(String text) {
            return text.indexOf('*') < 0 && text.indexOf('?') < 0;
        }
    }

    private static String regex(String plain) {
        var regex = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (plain.startsWith(ANYWHERE, i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (plain.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
