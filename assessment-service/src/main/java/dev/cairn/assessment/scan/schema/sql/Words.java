package dev.cairn.assessment.scan.schema.sql;

import java.util.ArrayList;
import java.util.List;

/** Words of a statement, read from left to right. */
final class Words {

    private static final Token END = new Token("", Token.Kind.SYMBOL, 0);

    private final List<Token> tokens;
    private int at;

    Words(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The next word, which stays; an empty symbol at the end. */
    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    boolean ended() {
        return at >= tokens.size();
    }

    /** Takes these keywords if all of them come next. */
    boolean take(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    /** Takes any of these keywords as long as one comes. */
    void skip(String... words) {
        boolean took = true;
        while (took) {
            took = false;
            for (String word : words) {
                took |= take(word);
            }
        }
    }

    /** A name of one or more parts; the schemas everything is in by default are left out. Empty when none comes. */
    String qualified() {
        if (!peek().isName()) {
            return "";
        }
        String name = next().text();
        while (peek().is(".") && peek(1).isName()) {
            at++;
            boolean usual = name.equalsIgnoreCase("public") || name.equalsIgnoreCase("dbo") || name.equals("main");
            String part = next().text();
            name = usual ? part : name + "." + part;
        }
        return name;
    }

    /** What is between the parentheses that come next, cut at its commas; nothing when none come. */
    List<List<Token>> list() {
        return peek().is("(") ? cut(group()) : List.of();
    }

    /** What is between the parentheses that come next. */
    List<Token> group() {
        List<Token> inside = new ArrayList<>();
        next();
        int depth = 1;
        while (!ended()) {
            Token token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0) {
                break;
            }
            inside.add(token);
        }
        return inside;
    }

    /** The rest, cut at its outermost commas. */
    List<List<Token>> rest() {
        List<Token> left = at < tokens.size() ? tokens.subList(at, tokens.size()) : List.of();
        at = tokens.size();
        return cut(left);
    }

    private static List<List<Token>> cut(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        List<Token> part = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is(",")) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(token);
            }
        }
        parts.add(part);
        parts.removeIf(List::isEmpty);
        return parts;
    }
}
