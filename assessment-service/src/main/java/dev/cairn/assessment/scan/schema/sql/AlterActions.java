package dev.cairn.assessment.scan.schema.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The actions of one {@code ALTER TABLE}, each in plain form; those that change no column, key or index are left out. */
final class AlterActions {

    private static final Set<String> VERBS = Set.of(
            "add", "drop", "rename", "change", "modify", "alter", "set", "enable", "disable", "owner", "attach",
            "with");

    private final String table;
    private final String alter;
    private final List<Plain> steps;

    AlterActions(String table, List<Plain> steps) {
        this.table = table;
        this.alter = "ALTER TABLE " + Elements.quote(table) + " ";
        this.steps = steps;
    }

    void read(Words actions) {
        boolean adding = false;
        for (List<Token> action : actions.rest()) {
            var words = new Words(action);
            words.take("with", "check");
            words.take("with", "nocheck");
            boolean verb = words.peek().kind() == Token.Kind.WORD
                    && VERBS.contains(words.peek().text().toLowerCase(Locale.ROOT));
            if (words.take("add") || adding && !verb) {
                adding = true;
                add(words);
            } else {
                adding = false;
                other(words);
            }
        }
    }

    private void add(Words words) {
        if (words.peek().is("partition") || words.peek().is("generated")) {
            return;
        }
        boolean column = words.take("column");
        words.take("if", "not", "exists");
        if (words.peek().is("(")) {
            words.list().forEach(element -> element(element, false));
        } else {
            element(words.rest().stream().findFirst().orElse(List.of()), column);
        }
    }

    private void element(List<Token> tokens, boolean column) {
        if (tokens.isEmpty()) {
            return;
        }
        int line = tokens.get(0).line();
        if (!column
                && tokens.stream().anyMatch(t -> t.is("using"))
                && tokens.stream().anyMatch(t -> t.is("primary"))) {
            steps.add(Plain.of(alter + "ADD PRIMARY KEY of an index", line));
            return;
        }
        var elements = new Elements();
        elements.add(tokens);
        elements.columns.forEach(
                c -> steps.add(new Plain(alter + "ADD COLUMN " + c, line, List.of(line), List.of(), true)));
        elements.constraints.forEach(c -> steps.add(Plain.of(alter + "ADD " + c, line)));
    }

    private void other(Words words) {
        int line = words.peek().line();
        if (words.take("drop")) {
            drop(words, line);
        } else if (words.take("rename")) {
            rename(words, line);
        } else if (words.take("change")) {
            words.take("column");
            words.take("if", "exists");
            String from = words.next().text();
            renameColumn(from, words.next().text(), line);
        }
    }

    private void drop(Words words, int line) {
        if (words.take("primary", "key")) {
            steps.add(Plain.of(alter + "DROP PRIMARY KEY", line));
            return;
        }
        boolean constraint = words.take("constraint") || words.take("foreign", "key") || words.take("unique");
        boolean index = !constraint && words.peek(1).isName() && (words.take("index") || words.take("key"));
        if (words.peek().is("partition")
                || words.peek().is("check") && words.peek(1).isName()) {
            return;
        }
        if (words.peek(1).isName() || words.peek(1).is("(")) {
            words.take("column");
        }
        words.take("if", "exists");
        String what = constraint ? "CONSTRAINT " : index ? "INDEX " : "COLUMN ";
        List<List<Token>> several = words.list();
        if (several.isEmpty() && words.peek().isName()) {
            steps.add(Plain.of(
                    alter + "DROP " + what + Elements.quote(words.next().text()), line));
        }
        several.forEach(one -> steps.add(
                Plain.of(alter + "DROP " + what + Elements.quote(one.get(0).text()), line)));
    }

    private void rename(Words words, int line) {
        if (words.take("to") || words.take("as")) {
            steps.add(PlainForm.renameTable(table, prefixed(words.qualified()), line));
        } else if (words.peek().is("constraint")
                || words.peek().is("index")
                || words.peek().is("key")) {
            return;
        } else {
            words.take("column");
            String from = words.next().text();
            if (words.take("to")) {
                renameColumn(from, words.next().text(), line);
            } else if (words.ended()) {
                steps.add(PlainForm.renameTable(table, from, line));
            }
        }
    }

    /** A renamed table stays in its schema. */
    private String prefixed(String name) {
        int dot = table.lastIndexOf('.');
        return dot < 0 || name.contains(".") ? name : table.substring(0, dot + 1) + name;
    }

    private void renameColumn(String from, String to, int line) {
        if (!from.equalsIgnoreCase(to)) {
            steps.add(Plain.of(alter + "RENAME COLUMN " + Elements.quote(from) + " TO " + Elements.quote(to), line));
        }
    }
}
