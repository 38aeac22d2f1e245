package dev.cairn.assessment.scan.schema.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Columns and constraints of a table in plain form.
 *
 * <p>Types, defaults, checks, comments and storage change neither keys nor columns and are left out; dialects differ
 * most in them.
 */
final class Elements {

    private static final String EXPRESSION = "?";
    private static final Set<String> UNKEPT = Set.of("check", "exclude", "fulltext", "spatial", "period", "partition");

    final List<String> columns = new ArrayList<>();
    final List<Integer> columnLines = new ArrayList<>();
    final List<String> constraints = new ArrayList<>();
    final List<Integer> constraintLines = new ArrayList<>();

    /** Whether it copies another table, whose columns are not known here. */
    boolean copies;

    void add(List<Token> element) {
        var words = new Words(element);
        int line = words.peek().line();
        if (words.peek().is("like")) {
            copies = true;
            return;
        }
        String name = "";
        if (words.peek().is("constraint") && !isColumn(words)) {
            words.next();
            name = constraintStarts(words) ? "" : words.qualified();
        }
        if (words.peek().kind() == Token.Kind.WORD
                && UNKEPT.contains(words.peek().text().toLowerCase(Locale.ROOT))
                && !isColumn(words)) {
            return;
        }
        String constraint = constraint(words, name);
        if (!constraint.isEmpty()) {
            constraints.add(constraint);
            constraintLines.add(line);
        } else if (words.peek().isName()) {
            columns.add(column(words));
            columnLines.add(line);
        }
    }

    private static boolean constraintStarts(Words words) {
        return words.peek().is("primary")
                || words.peek().is("foreign")
                || words.peek().is("unique")
                || words.peek().is("check");
    }

    /** Keywords are names of columns too: {@code key varchar(255)}, {@code index int}. */
    private static boolean isColumn(Words words) {
        for (int i = 1; i < 8; i++) {
            Token token = words.peek(i);
            if (token.text().isEmpty()) {
                return true;
            }
            if (token.is("(")) {
                return words.peek(i + 1).kind() == Token.Kind.NUMBER;
            }
            if (token.is("key") || token.is("constraint") || token.is("check") || token.is("unique")) {
                return false;
            }
        }
        return true;
    }

    private static String constraint(Words words, String name) {
        String named = name.isEmpty() ? "" : "CONSTRAINT " + quote(name) + " ";
        if (words.peek().is("primary") && words.peek(1).is("key")) {
            words.next();
            words.next();
            String columns = columns(words);
            return columns.isEmpty() ? "" : named + "PRIMARY KEY " + columns;
        }
        if (words.peek().is("foreign") && words.peek(1).is("key")) {
            words.next();
            words.next();
            return foreignKey(words, named);
        }
        if (words.peek().is("unique") && !isColumn(words)) {
            words.next();
            words.skip("key", "index");
            String own =
                    name.isEmpty() && words.peek().isName() && !words.peek().is("nulls")
                            ? "CONSTRAINT " + quote(words.next().text()) + " "
                            : named;
            String columns = columns(words);
            return columns.isEmpty() ? "" : own + "UNIQUE " + columns;
        }
        if ((words.peek().is("key") || words.peek().is("index")) && !isColumn(words)) {
            words.next();
            String own = words.peek().isName() && !words.peek().is("using")
                    ? words.next().text()
                    : "unnamed";
            String columns = columns(words);
            return columns.isEmpty() ? "" : "INDEX " + quote(own) + " " + columns;
        }
        return "";
    }

    private static String foreignKey(Words words, String named) {
        if (words.peek().isName()) {
            words.next();
        }
        String columns = columns(words);
        String reference = words.peek().is("references") ? references(words) : "";
        return columns.isEmpty() || reference.isEmpty() ? "" : named + "FOREIGN KEY " + columns + " " + reference;
    }

    private static String references(Words words) {
        words.next();
        String target = words.qualified();
        if (target.isEmpty()) {
            return "";
        }
        String columns = words.peek().is("(") ? columns(words) : "";
        return "REFERENCES " + quote(target) + " " + (columns.isEmpty() ? "(\"id\")" : columns);
    }

    private static String column(Words words) {
        var plain = new StringBuilder(quote(words.next().text())).append(" text");
        while (!words.ended()) {
            if (words.peek().is("(")) {
                words.group();
            } else if (words.take("primary", "key")) {
                plain.append(" PRIMARY KEY");
            } else if (words.take("unique")) {
                plain.append(" UNIQUE");
            } else if (words.peek().is("references")) {
                plain.append(' ').append(references(words));
            } else {
                words.next();
            }
        }
        return plain.toString();
    }

    /** The columns in the next parentheses, behind whatever stands before them; empty when there are none. */
    static String columns(Words words) {
        while (!words.ended() && !words.peek().is("(")) {
            if (words.peek().is("references")
                    || words.peek().is("using") && words.peek(1).is("index")) {
                return "";
            }
            words.next();
        }
        List<List<Token>> list = words.list();
        return list.isEmpty()
                ? ""
                : list.stream().map(Elements::indexed).map(Elements::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    /** A column of an index, its order and length left out; a placeholder for an expression. */
    private static String indexed(List<Token> part) {
        var words = new Words(part);
        boolean length = words.peek(1).is("(") && words.peek(2).kind() == Token.Kind.NUMBER;
        boolean call = words.peek(1).is("(") && !length;
        boolean operator = part.stream().anyMatch(t -> t.kind() == Token.Kind.SYMBOL && "+-*/>|:%".contains(t.text()));
        return words.peek().isName() && !call && !operator ? words.peek().text() : EXPRESSION;
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "").replace("\n", " ") + '"';
    }
}
