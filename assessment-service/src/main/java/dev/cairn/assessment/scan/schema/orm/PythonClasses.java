package dev.cairn.assessment.scan.schema.orm;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The classes at the left edge of a Python file, and what is assigned in their bodies. */
final class PythonClasses {

    private static final Pattern CLASS = Pattern.compile("(?m)^class[ \\t]+(\\w+)[ \\t]*(\\(|:)");
    private static final Pattern ASSIGNED =
            Pattern.compile("(?m)^([ \\t]+)(\\w+)[ \\t]*(?::[ \\t]*([^=\\n]+?))?[ \\t]*=[ \\t]*");
    private static final Pattern FIRST = Pattern.compile("(?m)^([ \\t]+)\\S");
    private static final Pattern INNER = Pattern.compile("(?m)^([ \\t]+)class[ \\t]+Meta\\b[^\\n]*:");

    /**
     * A class.
     *
     * @param bases simple names
     * @param arguments what stands between the parentheses, keywords included
     * @param from where the body starts
     * @param to where it ends
     */
    record PythonClass(String name, int line, List<String> bases, String arguments, int from, int to) {}

    /**
     * A statement {@code name: annotation = value}.
     *
     * @param value the whole expression, over several lines if need be
     */
    record Assigned(String name, String annotation, String value, int line, boolean inMeta) {}

    private final Code code;

    PythonClasses(Code code) {
        this.code = code;
    }

    List<PythonClass> all() {
        List<PythonClass> classes = new ArrayList<>();
        Matcher start = CLASS.matcher(code.bare);
        while (start.find()) {
            boolean parentheses = start.group(2).equals("(");
            int open = start.end() - 1;
            int close = parentheses ? code.close(open) : open;
            String arguments = parentheses ? code.text.substring(open + 1, Math.min(close, code.length())) : "";
            List<String> bases = Arrays.stream(arguments.split(","))
                    .map(String::strip)
                    .filter(base -> !base.isEmpty() && !base.contains("="))
                    .map(base -> base.replaceFirst("\\[.*", ""))
                    .map(base -> base.substring(base.lastIndexOf('.') + 1))
                    .toList();
            int end = end(close);
            classes.add(new PythonClass(start.group(1), code.line(start.start()), bases, arguments, close, end));
        }
        return classes;
    }

    /** A body ends at the next line that starts at the left edge. */
    private int end(int from) {
        int at = code.bare.indexOf('\n', Math.min(from, code.length()));
        while (at >= 0 && at + 1 < code.length()) {
            char c = code.bare.charAt(at + 1);
            if (!Character.isWhitespace(c) && c != ')' && c != ']' && c != '}' && c != '"' && c != '\'') {
                return at + 1;
            }
            at = code.bare.indexOf('\n', at + 1);
        }
        return code.length();
    }

    /** What is assigned in the body of a class, or in that of its {@code Meta}. */
    List<Assigned> assigned(PythonClass one) {
        String body = code.bare.substring(Math.min(one.from(), one.to()), one.to());
        List<Assigned> found = new ArrayList<>();
        Matcher meta = INNER.matcher(body);
        int metaAt = meta.find() ? meta.start() : Integer.MAX_VALUE;
        int metaIndent = metaAt == Integer.MAX_VALUE ? 0 : meta.group(1).length();
        Matcher first = FIRST.matcher(body);
        int indent = first.find() ? first.group(1).length() : 0;
        Matcher assigned = ASSIGNED.matcher(body);
        int from = 0;
        while (from < body.length() && assigned.find(from)) {
            int depth = assigned.group(1).length();
            int at = one.from() + assigned.end();
            int end = expression(at, one.to());
            boolean inMeta = assigned.start() > metaAt && depth > metaIndent;
            if (depth == indent || inMeta) {
                String annotation =
                        assigned.group(3) == null ? "" : assigned.group(3).strip();
                int line = code.line(one.from() + assigned.start(2));
                found.add(new Assigned(
                        assigned.group(2),
                        annotation,
                        code.text.substring(at, end).strip(),
                        line,
                        inMeta));
            }
            from = Math.max(assigned.end(), end - one.from());
        }
        return found;
    }

    /** Where an expression ends: at the end of its line, or of the line that closes its last bracket. */
    private int expression(int from, int to) {
        int at = from;
        while (at < to && code.bare.charAt(at) != '\n') {
            char c = code.bare.charAt(at);
            at = c == '(' || c == '[' || c == '{' ? Math.max(at + 1, Math.min(to, code.close(at))) : at + 1;
        }
        return at;
    }
}
