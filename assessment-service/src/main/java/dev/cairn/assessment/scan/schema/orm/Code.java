package dev.cairn.assessment.scan.schema.orm;

import dev.cairn.assessment.scan.tree.CodeMask;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file of source without its comments, its brackets paired. */
final class Code {

    /** Without comments. */
    final String text;

    /** Without comments and without the inside of strings; as long as the text. */
    final String bare;

    private final int[] lines;
    private final int[] partner;

    Code(String source, Lexis lexis) {
        char[] chars = source.toCharArray();
        CodeMask mask = CodeMask.of(chars, chars.length, new byte[chars.length], lexis);
        text = mask.piece(0, chars.length, false);
        bare = mask.piece(0, chars.length, true);
        lines = lines(text);
        partner = partners(bare);
    }

    private static int[] lines(String text) {
        int[] starts = new int[64];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static int[] partners(String bare) {
        int[] partner = new int[bare.length()];
        int[] open = new int[64];
        int depth = 0;
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c == '(' || c == '[' || c == '{') {
                if (depth == open.length) {
                    open = Arrays.copyOf(open, 2 * depth);
                }
                open[depth++] = i;
            } else if ((c == ')' || c == ']' || c == '}') && depth > 0) {
                partner[open[--depth]] = i;
                partner[i] = open[depth];
            }
        }
        while (depth > 0) {
            partner[open[--depth]] = bare.length();
        }
        return partner;
    }

    int length() {
        return text.length();
    }

    /** The line of a place, from 1. */
    int line(int offset) {
        int at = Arrays.binarySearch(lines, offset);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** Index of the bracket that closes the one at this place; the end of the text when none does. */
    int close(int open) {
        return open < 0 || open >= partner.length ? text.length() : partner[open];
    }

    /** The first place of a character, within a range, outside of strings; -1 when there is none. */
    int find(char c, int from, int to) {
        for (int at = from; at < Math.min(to, bare.length()); at++) {
            if (bare.charAt(at) == c) {
                return at;
            }
        }
        return -1;
    }

    /** A stretch of code. */
    record Part(int from, int to) {}

    /** What is inside a bracket, cut at the outermost commas. */
    List<Part> list(int open) {
        return cut(open + 1, close(open), ',');
    }

    /** A stretch cut wherever a character is in no bracket. */
    List<Part> cut(int from, int to, char at) {
        List<Part> parts = new ArrayList<>();
        int start = from;
        int end = Math.min(to, text.length());
        for (int i = from; i < end; i++) {
            char c = bare.charAt(i);
            if (c == at) {
                add(parts, start, i);
                start = i + 1;
            } else if ((c == '(' || c == '[' || c == '{') && partner[i] > i) {
                i = partner[i];
            }
        }
        add(parts, start, end);
        return parts;
    }

    private void add(List<Part> parts, int from, int to) {
        int start = from;
        while (start < to && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (start < to) {
            parts.add(new Part(start, to));
        }
    }

    String text(Part part) {
        return text.substring(part.from(), part.to()).strip();
    }

    /** The name in quotes, or the text itself when it is in none. */
    static String unquoted(String text) {
        String name = text.strip();
        if (name.length() > 1 && "\"'`:".indexOf(name.charAt(0)) >= 0) {
            char quote = name.charAt(0);
            if (quote == ':') {
                return name.substring(1);
            }
            int end = name.indexOf(quote, 1);
            return end < 0 ? name.substring(1) : name.substring(1, end);
        }
        return name;
    }

    /** Every text in quotes, in order. */
    static List<String> quoted(String text) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'' || c == '`') {
                int end = text.indexOf(c, i + 1);
                if (end < 0) {
                    break;
                }
                names.add(text.substring(i + 1, end));
                i = end;
            }
        }
        return names;
    }
}
