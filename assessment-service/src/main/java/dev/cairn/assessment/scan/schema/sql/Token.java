package dev.cairn.assessment.scan.schema.sql;

/**
 * A word of SQL.
 *
 * @param text without quotes
 * @param kind what it is
 * @param line from 1
 */
record Token(String text, Kind kind, int line) {

    enum Kind {
        WORD,
        QUOTED,
        TEXT,
        /** The body of a function or of an anonymous block. */
        BODY,
        NUMBER,
        SYMBOL
    }

    /** Whether it is this keyword, or this symbol. */
    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }
}
