package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.tree.Language.Lexis;

/**
 * The mask as it is meant: the whole text at once, looking ahead again from every place. What is quicker has to blank
 * the same.
 */
final class PlainCodeMask {

    private final char[] text;
    private final char[] masked;
    private final Lexis lexis;
    private final boolean strings;
    private char lastCode = '\n';

    private PlainCodeMask(String source, Lexis lexis, boolean strings) {
        this.text = source.toCharArray();
        this.masked = text.clone();
        this.lexis = lexis;
        this.strings = strings;
    }

    /** The source with comments blanked, strings kept. */
    static String withoutComments(String source, Lexis lexis) {
        return new PlainCodeMask(source, lexis, false).run();
    }

    /** The source with comments and the inside of strings blanked. */
    static String codeOnly(String source, Lexis lexis) {
        return new PlainCodeMask(source, lexis, true).run();
    }

    private String run() {
        if (lexis == Lexis.NONE) {
            return new String(text);
        }
        int i = 0;
        while (i < text.length) {
            i = step(i);
        }
        return new String(masked);
    }

    private int step(int i) {
        char c = text[i];
        if (startsLineComment(i)) {
            return blankTo(i, lineEnd(i));
        }
        if (lexis == Lexis.RUBY && at(i, "=begin") && (i == 0 || text[i - 1] == '\n')) {
            return blankTo(i, lineEnd(end(i, "\n=end")));
        }
        if (slashComments() && at(i, "/*")) {
            return blankTo(i, end(i + 2, "*/"));
        }
        if (c == '"' || c == '\'' || c == '`' && lexis == Lexis.C_LIKE) {
            return string(i);
        }
        if (c == '/' && lexis == Lexis.C_LIKE && startsRegex()) {
            int end = regexEnd(i);
            if (end > 0) {
                lastCode = '/';
                return end;
            }
        }
        if (!Character.isWhitespace(c)) {
            lastCode = c;
        }
        return i + 1;
    }

    private boolean slashComments() {
        return lexis == Lexis.C_LIKE || lexis == Lexis.JAVA || lexis == Lexis.PHP || lexis == Lexis.SQL;
    }

    private boolean startsLineComment(int i) {
        switch (lexis) {
            case C_LIKE:
                return at(i, "//") && (i == 0 || text[i - 1] != ':' && text[i - 1] != '\\');
            case JAVA:
                return at(i, "//");
            case PHP:
                return at(i, "//") && (i == 0 || text[i - 1] != ':') || text[i] == '#' && !at(i, "#[");
            case SQL:
                return at(i, "--");
            default:
                return text[i] == '#' && (i == 0 || !Character.isLetterOrDigit(text[i - 1]) && text[i - 1] != '$');
        }
    }

    private int string(int i) {
        char quote = text[i];
        boolean triple = (lexis == Lexis.PYTHON || lexis == Lexis.JAVA) && at(i, ("" + quote).repeat(3));
        if (triple && (lexis == Lexis.PYTHON || quote == '"')) {
            int end = end(i + 3, ("" + quote).repeat(3));
            boolean docstring = lexis == Lexis.PYTHON && ";{\n:".indexOf(lastCode) >= 0 && startsLine(i);
            if (strings || docstring) {
                blank(i + 3, Math.max(i + 3, end - 3));
            }
            lastCode = quote;
            return end;
        }
        int end = closing(i, quote);
        if (strings) {
            blank(i + 1, Math.max(i + 1, end - 1));
        }
        lastCode = quote;
        return end;
    }

    /** Behind the closing quote; a quote that is not closed on its line was an apostrophe. */
    private int closing(int i, char quote) {
        boolean multiline = quote == '`' || lexis == Lexis.PHP || lexis == Lexis.SQL;
        if (quote == '\'' && lexis == Lexis.JAVA) {
            int end = i + 1;
            while (end < text.length && end < i + 12 && text[end] != '\'' && text[end] != '\n') {
                end += text[end] == '\\' ? 2 : 1;
            }
            return end < text.length && text[end] == '\'' ? end + 1 : i + 1;
        }
        for (int at = i + 1; at < text.length; at++) {
            char c = text[at];
            if (c == '\\' && lexis != Lexis.SQL) {
                at++;
            } else if (c == quote) {
                return at + 1;
            } else if (c == '\n' && !multiline) {
                return i + 1;
            }
        }
        return i + 1;
    }

    private boolean startsRegex() {
        return "(,=:[!&|?{};\n>".indexOf(lastCode) >= 0;
    }

    private int regexEnd(int i) {
        boolean inClass = false;
        for (int at = i + 1; at < text.length && text[at] != '\n'; at++) {
            char c = text[at];
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            } else if (c == '/' && !inClass) {
                return at + 1;
            }
        }
        return 0;
    }

    private boolean startsLine(int i) {
        int at = i - 1;
        while (at >= 0 && (text[at] == ' ' || text[at] == '\t' || text[at] == 'r' || text[at] == 'u')) {
            at--;
        }
        return at < 0 || text[at] == '\n';
    }

    private boolean at(int i, String word) {
        if (i + word.length() > text.length) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            if (text[i + k] != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    private int end(int from, String word) {
        for (int i = from; i < text.length; i++) {
            if (at(i, word)) {
                return i + word.length();
            }
        }
        return text.length;
    }

    private int lineEnd(int i) {
        int end = i;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return end;
    }

    private int blankTo(int from, int to) {
        blank(from, to);
        return to;
    }

    private void blank(int from, int to) {
        for (int i = from; i < Math.min(to, masked.length); i++) {
            if (masked[i] != '\n') {
                masked[i] = ' ';
            }
        }
    }
}
