package dev.cairn.assessment.scan.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A path pattern: {@code **} any folders, {@code *} within a segment, {@code {a,b}} either. */
final class Glob {

    private final String source;
    private final String suffix;
    private final Pattern pattern;

    private Glob(String source) {
        this.source = source;
        this.pattern = Pattern.compile(regex(source));
        int wild = Math.max(
                Math.max(source.lastIndexOf('*'), source.lastIndexOf('}')),
                Math.max(source.lastIndexOf('{'), source.lastIndexOf('?')));
        // the slash of a leading **/ may stand for nothing at all
        String tail = source.substring(wild + 1);
        this.suffix = tail.startsWith("/") ? tail.substring(1) : tail;
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
        return path.endsWith(suffix) && pattern.matcher(path).matches();
    }

    boolean anywhere() {
        return source.startsWith("**/");
    }

    private static String regex(String glob) {
        var regex = new StringBuilder();
        int braces = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '{') {
                braces++;
                regex.append("(?:");
            } else if (c == '}' && braces > 0) {
                braces--;
                regex.append(')');
            } else if (c == ',' && braces > 0) {
                regex.append('|');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
