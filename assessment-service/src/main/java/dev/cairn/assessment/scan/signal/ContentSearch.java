package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.tree.FileRole;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the content rules of a book look for, in the form that files are searched with. Shared by all scans. */
final class ContentSearch {

    private static final String KEPT = "x.manifest";

    private final List<Rule> rules;
    private final BitSet counts = new BitSet();
    private final int[][] rulesOfWord;
    private final Literals literals;

    ContentSearch(RuleBook book) {
        this.rules = book.rules();
        Map<String, List<Integer>> words = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).match() instanceof Rule.InContent content) {
                FactSpec fact = book.facts().get(rules.get(i).fact());
                counts.set(i, fact != null && fact.type() == FactSpec.Type.COUNT);
                for (String word : content.literals()) {
                    words.computeIfAbsent(word, w -> new ArrayList<>()).add(i);
                }
            }
        }
        literals = new Literals(List.copyOf(words.keySet()));
        rulesOfWord = words.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** How many rules the book has, those that search no content included. */
    int size() {
        return rules.size();
    }

    Literals literals() {
        return literals;
    }

    /** Rules that are looked at when this literal was seen. */
    int[] rulesOf(int word) {
        return rulesOfWord[word];
    }

    /** Whether every line counts, and not only the first. */
    boolean counts(int rule) {
        return counts.get(rule);
    }

    /** Whether a file is kept whole for what this rule saw in it. */
    boolean keeps(int rule) {
        return shows(rule, KEPT);
    }

    /** Whether a rule is one of this fact. */
    boolean shows(int rule, String fact) {
        return rules.get(rule).fact().equals(fact);
    }

    Rule.InContent content(int rule) {
        return (Rule.InContent) rules.get(rule).match();
    }

    boolean looksAt(int index, String path, Set<FileRole> roles) {
        Rule rule = rules.get(index);
        return rule.match() instanceof Rule.InContent content
                && !Collections.disjoint(rule.roles(), roles)
                && Glob.any(content.paths(), path)
                && !Glob.any(content.except(), path);
    }
}
