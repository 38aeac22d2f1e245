package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.tree.CodeMask;
import dev.cairn.assessment.scan.tree.FileRole;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates every content rule on a file while its bytes are at hand. */
final class ContentSearch {

    private static final int LONGEST_LINE = 2_000;
    private static final int LINES_PER_RULE = 500;

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

    List<ScannedFile.Hit> search(String path, Set<FileRole> roles, byte[] text, int length) {
        Map<Integer, List<Integer>> candidates = new LinkedHashMap<>();
        var rejected = new BitSet();
        literals.search(text, length, (word, line) -> {
            for (int rule : rulesOfWord[word]) {
                if (rejected.get(rule)) {
                    continue;
                }
                List<Integer> lines = candidates.get(rule);
                if (lines == null) {
                    if (!looksAt(rule, path, roles)) {
                        rejected.set(rule);
                        continue;
                    }
                    lines = new ArrayList<>();
                    candidates.put(rule, lines);
                }
                boolean again = !lines.isEmpty() && lines.get(lines.size() - 1) == line;
                if (!again && lines.size() < LINES_PER_RULE) {
                    lines.add(line);
                }
            }
        });
        if (candidates.isEmpty()) {
            return List.of();
        }
        var masks = new Masks(new String(text, 0, length, StandardCharsets.UTF_8), ReadPlan.lexis(path));
        List<ScannedFile.Hit> hits = new ArrayList<>();
        candidates.forEach((rule, lines) -> confirm(rule, lines, masks, hits));
        return hits;
    }

    private boolean looksAt(int index, String path, Set<FileRole> roles) {
        Rule rule = rules.get(index);
        return rule.match() instanceof Rule.InContent content
                && rule.roles().stream().anyMatch(roles::contains)
                && Glob.any(content.paths(), path)
                && !Glob.any(content.except(), path);
    }

    private void confirm(int index, List<Integer> lines, Masks masks, List<ScannedFile.Hit> hits) {
        Rule.InContent content = (Rule.InContent) rules.get(index).match();
        String[] masked = masks.lines(content.masking());
        int first = 0;
        int count = 0;
        for (int line : lines) {
            if (line <= masked.length && fits(content, masked[line - 1])) {
                first = first == 0 ? line : first;
                count++;
                if (!counts.get(index)) {
                    break;
                }
            }
        }
        if (count > 0) {
            hits.add(new ScannedFile.Hit(index, first, Excerpts.of(masks.line(first)), count));
        }
    }

    private static boolean fits(Rule.InContent content, String line) {
        String bounded = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
        boolean word = false;
        for (String literal : content.literals()) {
            word |= bounded.contains(literal);
        }
        return word
                && (content.pattern() == null
                        || content.pattern().matcher(bounded).find());
    }

    /** The text in both maskings, made when first asked for. */
    private static final class Masks {
        private final String text;
        private final Lexis lexis;
        private String @Nullable [] code;
        private String @Nullable [] commentless;

        Masks(String text, Lexis lexis) {
            this.text = text;
            this.lexis = lexis;
        }

        String[] lines(Rule.Masking masking) {
            if (masking == Rule.Masking.CODE) {
                if (code == null) {
                    code = CodeMask.codeOnly(text, lexis).split("\n", -1);
                }
                return code;
            }
            if (commentless == null) {
                commentless = CodeMask.withoutComments(text, lexis).split("\n", -1);
            }
            return commentless;
        }

        String line(int number) {
            int from = 0;
            for (int i = 1; i < number && from >= 0; i++) {
                from = text.indexOf('\n', from) + 1;
            }
            int to = text.indexOf('\n', from);
            return text.substring(from, to < 0 ? text.length() : to);
        }
    }
}
