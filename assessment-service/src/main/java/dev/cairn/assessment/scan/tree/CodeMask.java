package dev.cairn.assessment.scan.tree;

import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.Arrays;

/**
 * Blanks what is not code: comments always, the inside of strings on request.
 *
 * <p>A line-by-line guess is not enough: a commented-out call would prove the use of a library, and a rule file that
 * names a call in a string would prove it too. This is a lexer of a page, not a parser: at worst it loses one line.
 * The result has the same length and line breaks as the source, so that offsets stay true.
 *
 * <p>It reads no further than it is asked for, and in time proportional to that whatever the text is: what it had to
 * look ahead for in vain is remembered.
 */
public final class CodeMask {

    private static final byte COMMENT = 1;
    private static final byte STRING = 2;
    private static final int ASCII = 128;

    /** A line with more slashes that might start a regular expression and do not is none that people write. */
    private static final int VAIN_REGEXES = 16;

    private final char[] text;
    private final int length;
    private final byte[] kinds;
    private final Lexis lexis;
    private final boolean[] special;
    private final int[] unclosedUntil = new int[ASCII];
    private int read;
    private char lastCode = '\n';
    private int regexlessUntil;
    private int vainUntil;
    private int vain;

    private CodeMask(char[] text, int length, byte[] kinds, Lexis lexis) {
        this.text = text;
        this.length = length;
        this.kinds = kinds;
        this.lexis = lexis;
        this.special = special(lexis);
    }

    /**
     * A text to ask for pieces of.
     *
     * @param text read as long as this is in use
     * @param length how much of it
     * @param kinds zeros, at least as many; this marks there what is no code
     */
    public static CodeMask of(char[] text, int length, byte[] kinds, Lexis lexis) {
        return new CodeMask(text, length, kinds, lexis);
    }

    /** The source with comments blanked, strings kept. */
    public static String withoutComments(String source, Lexis lexis) {
        return whole(source, lexis).piece(0, source.length(), false);
    }

    /** The source with comments and the inside of strings blanked. */
    public static String codeOnly(String source, Lexis lexis) {
        return whole(source, lexis).piece(0, source.length(), true);
    }

    private static CodeMask whole(String source, Lexis lexis) {
        return of(source.toCharArray(), source.length(), new byte[source.length()], lexis);
    }

    /** A piece with comments blanked, and the inside of strings too if so asked. */
    public String piece(int from, int to, boolean strings) {
        read(to);
        char[] piece = new char[to - from];
        int blank = strings ? COMMENT | STRING : COMMENT;
        for (int i = from; i < to; i++) {
            piece[i - from] = (kinds[i] & blank) != 0 && text[i] != '\n' ? ' ' : text[i];
        }
        return new String(piece);
    }

    private void read(int to) {
        if (lexis == Lexis.NONE) {
            return;
        }
        while (read < to) {
            char c = text[read];
            if (c < ASCII && special[c]) {
                read = step(read);
            } else {
                if (!Character.isWhitespace(c)) {
                    lastCode = c;
                }
                read++;
            }
        }
    }

    /** Characters that can be the start of something else than code. */
    private static boolean[] special(Lexis lexis) {
        boolean[] special = new boolean[ASCII];
        String starts = switch (lexis) {
            case C_LIKE -> "/\"'`";
            case JAVA -> "/\"'";
            case PHP -> "/#\"'";
            case SQL -> "/-\"'";
            case RUBY -> "=#\"'";
            default -> "#\"'";
        };
        for (char c : starts.toCharArray()) {
            special[c] = true;
        }
        return special;
    }

    private int step(int i) {
        char c = text[i];
        if (startsLineComment(i)) {
            return mark(COMMENT, i, lineEnd(i));
        }
        if (lexis == Lexis.RUBY && c == '=' && at(i, "=begin") && (i == 0 || text[i - 1] == '\n')) {
            return mark(COMMENT, i, lineEnd(end(i, "\n=end")));
        }
        if (slashComments() && at(i, "/*")) {
            return mark(COMMENT, i, end(i + 2, "*/"));
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
        boolean triple = (lexis == Lexis.PYTHON || lexis == Lexis.JAVA && quote == '"') && tripled(i, quote);
        int end;
        if (triple) {
            end = end(i + 3, quote == '"' ? "\"\"\"" : "'''");
            boolean docstring = lexis == Lexis.PYTHON && ";{\n:".indexOf(lastCode) >= 0 && startsLine(i);
            mark(docstring ? COMMENT : STRING, i + 3, Math.max(i + 3, end - 3));
        } else {
            end = closing(i, quote);
            mark(STRING, i + 1, Math.max(i + 1, end - 1));
        }
        lastCode = quote;
        return end;
    }

    private boolean tripled(int i, char quote) {
        return i + 2 < length && text[i + 1] == quote && text[i + 2] == quote;
    }

    /** Behind the closing quote; a quote that is not closed on its line was an apostrophe. */
    private int closing(int i, char quote) {
        if (quote == '\'' && lexis == Lexis.JAVA) {
            int end = i + 1;
            while (end < length && end < i + 12 && text[end] != '\'' && text[end] != '\n') {
                end += text[end] == '\\' ? 2 : 1;
            }
            return end < length && text[end] == '\'' ? end + 1 : i + 1;
        }
        if (i < unclosedUntil[quote]) {
            return i + 1;
        }
        boolean multiline = quote == '`' || lexis == Lexis.PHP || lexis == Lexis.SQL;
        int at = i + 1;
        while (at < length) {
            char c = text[at];
            if (c == '\\' && lexis != Lexis.SQL) {
                at++;
            } else if (c == quote) {
                return at + 1;
            } else if (c == '\n' && !multiline) {
                break;
            }
            at++;
        }
        // whether a quote closes is told by the backslashes before it, so it closes none that opens later either
        unclosedUntil[quote] = at;
        return i + 1;
    }

    private boolean startsRegex() {
        return "(,=:[!&|?{};\n>".indexOf(lastCode) >= 0;
    }

    private int regexEnd(int i) {
        if (i < regexlessUntil) {
            return 0;
        }
        boolean inClass = false;
        int at = i + 1;
        for (; at < length && text[at] != '\n'; at++) {
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
        vain = i < vainUntil ? vain + 1 : 1;
        vainUntil = at;
        if (vain >= VAIN_REGEXES) {
            regexlessUntil = at;
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
        if (i + word.length() > length) {
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
        for (int i = from; i < length; i++) {
            if (at(i, word)) {
                return i + word.length();
            }
        }
        return length;
    }

    private int lineEnd(int i) {
        int end = i;
        while (end < length && text[end] != '\n') {
            end++;
        }
        return end;
    }

    private int mark(byte kind, int from, int to) {
        Arrays.fill(kinds, from, Math.min(to, length), kind);
        return to;
    }
}
