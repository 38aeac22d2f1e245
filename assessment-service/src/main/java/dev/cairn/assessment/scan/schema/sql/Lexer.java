package dev.cairn.assessment.scan.schema.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a script into statements and those into words, in one pass and without looking back.
 *
 * <p>Knows the quotes and comments of all dialects. It ends where the way back down begins: at the marks by which
 * migration tools tell undoing from doing in one file.
 */
final class Lexer {

    /** A statement of more words is data, not a table. */
    private static final int LONGEST = 20_000;

    private static final int LONGEST_NAME = 130;

    /** Of statements that concern no table only so much is kept; files of data are long. */
    private static final int FIRST_WORDS = 6;

    private static final Set<String> CONCERNED = Set.of("create", "alter", "drop", "rename", "do");

    private static final Set<String> DOWN =
            Set.of("+goose down", "+migrate down", "migrate:down", "//@undo", "@undo", "+duckdown", "down migration");

    private final String text;
    private final int length;
    private final int firstLine;
    private final boolean backticks;
    private final List<List<Token>> statements = new ArrayList<>();
    private List<Token> words = new ArrayList<>();
    private int at;
    private int line;
    private int depth;
    private boolean lineStart = true;
    private boolean ended;
    private String delimiter = ";";

    private Lexer(String text, int firstLine) {
        this.text = text;
        this.length = text.length();
        this.firstLine = firstLine;
        this.line = firstLine;
        this.backticks = text.indexOf('`') >= 0;
    }

    /**
     * The statements of a script.
     *
     * @param firstLine the line its text starts at
     */
    static List<List<Token>> statements(String text, int firstLine) {
        return new Lexer(text, firstLine).read();
    }

    private List<List<Token>> read() {
        while (at < length && !ended) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                at++;
                lineStart = true;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (!comment(c)) {
                if (lineStart && beginsStatement()) {
                    end();
                }
                word(c);
                lineStart = false;
            }
        }
        end();
        return statements;
    }

    private boolean comment(char c) {
        if (c == '-' && starts("--") || c == '#' && lineStart && !starts("#>")) {
            int end = lineEnd();
            String said = text.substring(at, Math.min(end, at + 60))
                    .replaceFirst("^[-#]+", "")
                    .strip()
                    .toLowerCase(Locale.ROOT);
            ended = line > firstLine && DOWN.stream().anyMatch(said::startsWith);
            at = end;
            return true;
        }
        if (c == '/' && starts("/*")) {
            skip(end(at + 2, "*/"));
            return true;
        }
        return false;
    }

    /** Scripts for SQL Server end statements with a line of their own, or not at all. */
    private boolean beginsStatement() {
        if (words.isEmpty() || depth > 0) {
            return false;
        }
        boolean routine = words.stream()
                .limit(6)
                .anyMatch(w -> w.is("function") || w.is("procedure") || w.is("trigger") || w.is("schema"));
        return !routine && (wordAt("CREATE") || wordAt("ALTER TABLE") || wordAt("GO"));
    }

    private boolean wordAt(String word) {
        int end = at + word.length();
        return text.regionMatches(true, at, word, 0, word.length())
                && (end >= length || !Character.isLetterOrDigit(text.charAt(end)) && text.charAt(end) != '_');
    }

    private void word(char c) {
        if (delimiter.length() == 1 && c == ';' || starts(delimiter)) {
            at += delimiter.length();
            end();
        } else if (lineStart && wordAt("DELIMITER")) {
            int end = lineEnd();
            String other = text.substring(at + "DELIMITER".length(), end).strip();
            delimiter = other.isEmpty() ? ";" : other;
            at = end;
        } else if (c == '\'') {
            add(Token.Kind.TEXT, at + 1, quoted('\''));
        } else if (c == '"' || c == '`') {
            add(Token.Kind.QUOTED, at + 1, quoted(c));
        } else if (c == '[' && bracketed()) {
            add(Token.Kind.QUOTED, at + 1, near(']'));
        } else if (c == '$' && dollar()) {
            return;
        } else if (Character.isLetter(c) || c == '_' || c == '@' || c == '#') {
            name();
        } else if (Character.isDigit(c)) {
            int end = at;
            while (end < length && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '.')) {
                end++;
            }
            put(new Token(text.substring(at, end), Token.Kind.NUMBER, line));
            at = end;
        } else {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            put(new Token(String.valueOf(c), Token.Kind.SYMBOL, line));
            at++;
        }
    }

    private void name() {
        int end = at + 1;
        while (end < length && (Character.isLetterOrDigit(text.charAt(end)) || "_$#".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        put(new Token(text.substring(at, end), Token.Kind.WORD, line));
        at = end;
    }

    /** A name in brackets, as SQL Server has it; brackets after a type are those of an array. */
    private boolean bracketed() {
        int end = near(']');
        if (end < 0 || end == at + 1) {
            return false;
        }
        char first = text.charAt(at + 1);
        return Character.isLetter(first) || first == '_' || first == '#';
    }

    /** A body between dollars, or a variable to be filled in by a tool. */
    private boolean dollar() {
        int end = at + 1;
        if (end < length && text.charAt(end) == '{') {
            int close = near('}');
            if (close < 0) {
                return false;
            }
            boolean prefix = close + 1 < length && text.charAt(close + 1) == '.';
            if (prefix) {
                at = close + 2;
            } else {
                add(Token.Kind.QUOTED, end + 1, close);
            }
            return true;
        }
        while (end < length && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        if (end >= length || text.charAt(end) != '$' || Character.isDigit(text.charAt(at + 1))) {
            return false;
        }
        String tag = text.substring(at, end + 1);
        int from = end + 1;
        int close = text.indexOf(tag, from);
        int to = close < 0 ? length : close;
        put(new Token(text.substring(from, to), Token.Kind.BODY, line));
        skip(Math.min(length, to + tag.length()));
        return true;
    }

    /** Index of a mark not farther than a name can be long, or -1. */
    private int near(char mark) {
        int last = Math.min(length, at + LONGEST_NAME);
        for (int i = at + 1; i < last; i++) {
            if (text.charAt(i) == mark) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the closing quote, or the end of the text. */
    private int quoted(char quote) {
        boolean escapes = quote == '\'' && (backslashes() || at > 0 && "eE".indexOf(text.charAt(at - 1)) >= 0);
        int end = at + 1;
        while (end < length) {
            char c = text.charAt(end);
            if (c == '\\' && escapes) {
                end++;
            } else if (c == quote) {
                if (end + 1 < length && text.charAt(end + 1) == quote) {
                    end++;
                } else {
                    return end;
                }
            }
            end++;
        }
        return length;
    }

    /** Whether this looks like the dialect in which a backslash escapes a quote. */
    private boolean backslashes() {
        return backticks && words.stream().limit(4).anyMatch(w -> w.is("insert"));
    }

    private void add(Token.Kind kind, int from, int to) {
        int start = Math.min(from, length);
        int end = Math.max(start, Math.min(to, length));
        put(new Token(end - start > 200 ? "" : text.substring(start, end), kind, line));
        skip(Math.min(length, end + 1));
    }

    private void put(Token token) {
        if (words.size() < LONGEST && (words.size() < FIRST_WORDS || CONCERNED.contains(firstWord()))) {
            words.add(token);
        }
    }

    private String firstWord() {
        return words.get(0).text().toLowerCase(Locale.ROOT);
    }

    private void end() {
        if (words.size() > 1 && words.size() < LONGEST) {
            statements.add(words);
            words = new ArrayList<>();
        }
        words.clear();
        depth = 0;
    }

    private void skip(int to) {
        for (int i = at; i < to; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        at = to;
    }

    private int end(int from, String mark) {
        int end = text.indexOf(mark, from);
        return end < 0 ? length : end + mark.length();
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? length : end;
    }

    private boolean starts(String word) {
        return text.startsWith(word, at);
    }
}
