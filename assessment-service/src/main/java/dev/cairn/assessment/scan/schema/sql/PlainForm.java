package dev.cairn.assessment.scan.schema.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Brings statements that concern tables into plain form; what concerns none is left out. */
final class PlainForm {

    private PlainForm() {}

    /** The steps of a statement; none when it changes no table, key or index. */
    static List<Plain> of(List<Token> statement) {
        var words = new Words(statement);
        int line = words.peek().line();
        if (words.take("create")) {
            return create(words, line);
        }
        if (words.take("alter", "table")) {
            return alter(words, line);
        }
        if (words.take("drop", "table")) {
            return drop(words, line, "TABLE");
        }
        if (words.take("drop", "index")) {
            return drop(words, line, "INDEX");
        }
        if (words.take("rename", "table")) {
            return words.rest().stream()
                    .map(Words::new)
                    .map(pair -> renameTable(pair.qualified(), pair.take("to") ? pair.qualified() : "", line))
                    .toList();
        }
        return words.take("do") ? block(words) : List.of();
    }

    /** An anonymous block of PostgreSQL, mostly a change that may have been made before. */
    private static List<Plain> block(Words words) {
        List<Plain> steps = new ArrayList<>();
        while (!words.ended()) {
            Token token = words.next();
            if (token.kind() == Token.Kind.BODY) {
                for (List<Token> statement : Lexer.statements(token.text(), token.line())) {
                    for (int i = 0; i < statement.size() - 1; i++) {
                        Token first = statement.get(i);
                        boolean starts = first.is("create") || first.is("alter") || first.is("drop");
                        if (starts) {
                            steps.addAll(of(statement.subList(i, statement.size())));
                            break;
                        }
                    }
                }
            }
        }
        return steps;
    }

    private static List<Plain> create(Words words, int line) {
        words.take("or", "replace");
        words.skip("global", "local", "unlogged", "column", "transient");
        boolean unique = words.peek().is("unique");
        words.skip("unique", "clustered", "nonclustered", "bitmap");
        if (words.take("index")) {
            return index(words, line, unique);
        }
        return words.take("table") ? table(words, line) : List.of();
    }

    private static List<Plain> table(Words words, int line) {
        words.take("if", "not", "exists");
        String name = words.qualified();
        if (name.isEmpty() || name.startsWith("#") || words.take("partition", "of")) {
            return List.of();
        }
        if (!words.peek().is("(")) {
            return List.of(Plain.of("CREATE TABLE " + Elements.quote(name) + " (\"?\" text)", line));
        }
        var elements = new Elements();
        words.list().forEach(elements::add);
        if (elements.columns.isEmpty()) {
            return List.of(Plain.of("CREATE TABLE " + Elements.quote(name) + " of unknown columns", line));
        }
        String all = elements.columns.stream().collect(Collectors.joining(", "))
                + elements.constraints.stream().map(c -> ", " + c).collect(Collectors.joining());
        return List.of(new Plain(
                "CREATE TABLE " + Elements.quote(name) + " (" + all + ")",
                line,
                elements.columnLines,
                elements.constraintLines,
                true));
    }

    private static List<Plain> index(Words words, int line, boolean unique) {
        words.skip("concurrently");
        words.take("if", "not", "exists");
        String name = words.peek().is("on") ? "unnamed" : words.qualified();
        while (!words.ended() && !words.peek().is("on")) {
            words.next();
        }
        words.next();
        words.take("only");
        String table = words.qualified();
        boolean rows = true;
        if (words.take("using")) {
            String method = words.next().text().toLowerCase(Locale.ROOT);
            rows = method.equals("btree") || method.equals("hash");
        }
        String columns = Elements.columns(words);
        if (table.isEmpty() || columns.isEmpty()) {
            return List.of(Plain.of("CREATE INDEX without columns", line));
        }
        boolean whole = rows && whole(words, columns);
        String sql = (unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + Elements.quote(name) + " ON "
                + Elements.quote(table) + " " + columns;
        return List.of(new Plain(sql, line, List.of(), List.of(line), whole));
    }

    /** A partial index serves a foreign key only when it leaves out nothing but the rows that point nowhere. */
    private static boolean whole(Words words, String columns) {
        while (!words.ended() && !words.peek().is("where")) {
            words.next();
        }
        if (words.ended()) {
            return true;
        }
        List<Token> condition = new ArrayList<>();
        words.next();
        while (!words.ended()) {
            Token token = words.next();
            if (!token.is("(") && !token.is(")")) {
                condition.add(token);
            }
        }
        int size = condition.size();
        return size >= 4
                && size <= 6
                && condition.get(size - 1).is("null")
                && condition.get(size - 2).is("not")
                && condition.get(size - 3).is("is")
                && columns.startsWith(
                        "(" + Elements.quote(condition.get(size - 4).text()));
    }

    private static List<Plain> drop(Words words, int line, String what) {
        words.skip("concurrently");
        words.take("if", "exists");
        List<Plain> steps = new ArrayList<>();
        for (List<Token> one : words.rest()) {
            var name = new Words(one);
            String dropped = name.qualified();
            String table = name.take("on") ? name.qualified() : "";
            if (!dropped.isEmpty()) {
                String sql = table.isEmpty()
                        ? "DROP " + what + " " + Elements.quote(dropped)
                        : "ALTER TABLE " + Elements.quote(table) + " DROP INDEX " + Elements.quote(dropped);
                steps.add(Plain.of(sql, line));
            }
        }
        return steps;
    }

    static Plain renameTable(String table, String to, int line) {
        return Plain.of("ALTER TABLE " + Elements.quote(table) + " RENAME TO " + Elements.quote(to), line);
    }

    private static List<Plain> alter(Words words, int line) {
        words.take("if", "exists");
        words.take("only");
        String table = words.qualified();
        words.take("*");
        List<Plain> steps = new ArrayList<>();
        if (!table.isEmpty()) {
            new AlterActions(table, steps).read(words);
        }
        return steps;
    }
}
