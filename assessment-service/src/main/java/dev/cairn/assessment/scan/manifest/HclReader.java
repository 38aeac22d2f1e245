package dev.cairn.assessment.scan.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads HCL, the language of Terraform and OpenTofu, into the shape that its JSON syntax has: a block is a list of maps
 * under its type and labels.
 *
 * <p>Texts, lists and objects become what they are; any other expression is kept as it stands, without comments. It is
 * read in one pass, with bounds for depth and number, and nothing is evaluated (docs/decisions/024-own-reader-of-hcl.md).
 */
final class HclReader {

    private static final int DEPTH = 64;
    private static final int NODES = 200_000;
    private static final int LONGEST = 4_000;

    private final String text;
    private int at;
    private int line = 1;
    private int nodes;

    private HclReader(String text) {
        this.text = text;
    }

    static DataNode read(String text) throws Unreadable {
        var reader = new HclReader(text.startsWith("\ufeff") ? text.substring(1) : text);
        DataNode root = DataNode.map(1);
        reader.body(root, 0);
        if (reader.at < reader.text.length()) {
            throw reader.wrong();
        }
        return root;
    }

    private void body(DataNode into, int depth) throws Unreadable {
        bound(depth);
        for (skip(true); at < text.length() && peek() != '}'; skip(true)) {
            int start = line;
            String name = name();
            skip(false);
            if (peek() == '=' || peek() == ':') {
                at++;
                skip(true);
                into.put(name, value(depth + 1));
            } else {
                block(into, name, start, depth);
            }
        }
    }

    private void block(DataNode into, String type, int start, int depth) throws Unreadable {
        List<String> labels = new ArrayList<>(List.of(type));
        while (peek() != '{') {
            labels.add(name());
            skip(false);
            bound(labels.size());
        }
        at++;
        DataNode body = DataNode.map(start);
        body(body, depth + 1);
        expect('}');
        DataNode parent = into;
        for (String label : labels.subList(0, labels.size() - 1)) {
            DataNode next = parent.get(label);
            if (next.isScalar() || next.items().size() > 0 || !next.exists()) {
                next = DataNode.map(start);
                parent.put(label, next);
            }
            parent = next;
        }
        String last = labels.get(labels.size() - 1);
        DataNode list = parent.get(last);
        if (!list.exists() || list.isScalar() || !list.entries().isEmpty()) {
            list = DataNode.list(start);
            parent.put(last, list);
        }
        list.add(body);
    }

    private DataNode value(int depth) throws Unreadable {
        bound(depth);
        int start = at;
        int first = line;
        DataNode value = literal(depth);
        if (value.exists()) {
            skip(false);
            if (at >= text.length() || "\n,}])".indexOf(peek()) >= 0) {
                return value;
            }
        }
        at = start;
        line = first;
        return expression();
    }

    /** A text, a list or an object; nothing for everything else, which may start like one. */
    private DataNode literal(int depth) throws Unreadable {
        int first = line;
        if (text.startsWith("<<", at)) {
            return DataNode.scalar(heredoc(), first);
        }
        if (peek() == '"') {
            return DataNode.scalar(quoted(), first);
        }
        char open = peek();
        if (open != '[' && open != '{') {
            return DataNode.NONE;
        }
        at++;
        skip(true);
        if (text.startsWith("for ", at)) {
            return DataNode.NONE;
        }
        return open == '[' ? list(first, depth) : object(first, depth);
    }

    private DataNode list(int first, int depth) throws Unreadable {
        DataNode list = DataNode.list(first);
        while (at < text.length() && peek() != ']') {
            list.add(value(depth + 1));
            skip(true);
            if (peek() == ',') {
                at++;
                skip(true);
            } else if (peek() != ']') {
                return DataNode.NONE;
            }
        }
        expect(']');
        return list;
    }

    private DataNode object(int first, int depth) throws Unreadable {
        DataNode map = DataNode.map(first);
        while (at < text.length() && peek() != '}') {
            String key = peek() == '(' ? expressionUntil("=:") : name();
            skip(false);
            if (peek() != '=' && peek() != ':') {
                return DataNode.NONE;
            }
            at++;
            skip(true);
            map.put(key.strip(), value(depth + 1));
            skip(true);
            if (peek() == ',') {
                at++;
                skip(true);
            }
        }
        expect('}');
        return map;
    }

    private DataNode expression() throws Unreadable {
        int first = line;
        return DataNode.scalar(expressionUntil("\n,}])").strip(), first);
    }

    /** The text up to one of some characters outside of all brackets and texts. */
    private String expressionUntil(String ends) throws Unreadable {
        var kept = new StringBuilder();
        int open = 0;
        while (at < text.length()) {
            char c = peek();
            if (open == 0 && ends.indexOf(c) >= 0) {
                break;
            }
            if (comment()) {
                continue;
            }
            int from = at;
            if (c == '"') {
                quoted();
            } else if (c == '<' && heredocStarts()) {
                heredoc();
            } else {
                open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                line += c == '\n' ? 1 : 0;
                at++;
            }
            if (kept.length() < LONGEST) {
                kept.append(text, from, Math.min(at, from + LONGEST));
            }
        }
        if (open > 0) {
            throw wrong();
        }
        return kept.toString();
    }

    private boolean heredocStarts() {
        boolean doubled = text.startsWith("<<", at) && at + 2 < text.length();
        return doubled && (text.charAt(at + 2) == '-' || Character.isLetter(text.charAt(at + 2)));
    }

    /** The inside of a text; templates in it may hold texts themselves. */
    private String quoted() throws Unreadable {
        int start = ++at;
        int templates = 0;
        boolean inner = false;
        while (at < text.length()) {
            char c = peek();
            if (c == '\n' && templates == 0) {
                throw wrong();
            }
            line += c == '\n' ? 1 : 0;
            if (c == '\\') {
                at++;
            } else if (c == '"' && templates == 0) {
                return text.substring(start, Math.min(at++, start + LONGEST));
            } else if (c == '"') {
                inner = !inner;
            } else if (!inner && (c == '$' || c == '%') && text.startsWith("{", at + 1)) {
                templates++;
                at++;
            } else if (!inner && c == '}' && templates > 0) {
                templates--;
            }
            at++;
        }
        throw wrong();
    }

    private String heredoc() throws Unreadable {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            throw wrong();
        }
        String mark = text.substring(at + 2, end).strip();
        mark = mark.startsWith("-") ? mark.substring(1) : mark;
        int start = end + 1;
        for (int from = start; from < text.length(); from = end + 1) {
            line++;
            int next = text.indexOf('\n', from);
            end = next < 0 ? text.length() : next;
            if (text.substring(from, end).strip().equals(mark)) {
                at = end;
                return text.substring(start, Math.min(from, start + LONGEST));
            }
        }
        throw wrong();
    }

    private String name() throws Unreadable {
        if (peek() == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(peek()) || "_-.*".indexOf(peek()) >= 0)) {
            at++;
        }
        if (at == start) {
            throw wrong();
        }
        return text.substring(start, at);
    }

    /** Passes blanks and comments, and line ends if so asked. */
    private void skip(boolean lines) throws Unreadable {
        while (at < text.length()) {
            char c = peek();
            if (c == '\n' && lines) {
                line++;
                at++;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (!comment()) {
                return;
            }
        }
    }

    private boolean comment() throws Unreadable {
        if (peek() == '#' || text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
            return true;
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at);
            if (end < 0) {
                throw wrong();
            }
            for (; at < end + 2; at++) {
                line += peek() == '\n' ? 1 : 0;
            }
            return true;
        }
        return false;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void expect(char c) throws Unreadable {
        if (peek() != c) {
            throw wrong();
        }
        at++;
    }

    private void bound(int depth) throws Unreadable {
        if (depth > DEPTH) {
            throw new Unreadable("the file is nested too deeply", line);
        }
        if (++nodes > NODES) {
            throw new Unreadable("the file has too many values", line);
        }
    }

    private Unreadable wrong() {
        return new Unreadable("not readable as HCL", line);
    }
}
