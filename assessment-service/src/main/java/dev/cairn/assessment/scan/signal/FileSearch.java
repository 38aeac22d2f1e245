package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.archive.Watch;
import dev.cairn.assessment.scan.tree.FileRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Evaluates every content rule on the files of one scan, each while its bytes are at hand.
 *
 * <p>One pass over the bytes tells which lines have a word that some rule waits for; most files have none and cost no
 * more. Only then is a file decoded and taken apart, as far as its last such line.
 */
final class FileSearch {

    private static final int LINES_PER_RULE = 500;
    private static final int UNASKED = -2;
    private static final int REJECTED = -1;

    private final ContentSearch search;
    private final Watch watch;
    private final MaskedText text = new MaskedText();
    private final int[][] lines;
    private final int[] found;
    private final int[] candidates;
    private int candidateCount;

    FileSearch(ContentSearch search, Watch watch) {
        this.search = search;
        this.watch = watch;
        this.lines = new int[search.size()][];
        this.found = new int[search.size()];
        this.candidates = new int[search.size()];
    }

    List<ScannedFile.Hit> search(String path, Set<FileRole> roles, byte[] bytes, int length) {
        Arrays.fill(found, UNASKED);
        candidateCount = 0;
        search.literals().search(bytes, length, (word, line) -> {
            for (int rule : search.rulesOf(word)) {
                note(rule, line, path, roles);
            }
        });
        if (candidateCount == 0) {
            return List.of();
        }
        text.load(bytes, length, ReadPlan.lexis(path), lastLine());
        List<ScannedFile.Hit> hits = new ArrayList<>();
        for (int i = 0; i < candidateCount; i++) {
            watch.demand();
            confirm(candidates[i], hits);
        }
        return hits;
    }

    private void note(int rule, int line, String path, Set<FileRole> roles) {
        int count = found[rule];
        if (count == UNASKED) {
            if (!search.looksAt(rule, path, roles)) {
                found[rule] = REJECTED;
                return;
            }
            candidates[candidateCount++] = rule;
            count = 0;
            found[rule] = 0;
        }
        if (count == REJECTED || count == LINES_PER_RULE || count > 0 && lines[rule][count - 1] == line) {
            return;
        }
        if (lines[rule] == null) {
            lines[rule] = new int[16];
        } else if (count == lines[rule].length) {
            lines[rule] = Arrays.copyOf(lines[rule], Math.min(LINES_PER_RULE, 2 * count));
        }
        lines[rule][count] = line;
        found[rule] = count + 1;
    }

    private int lastLine() {
        int last = 0;
        for (int i = 0; i < candidateCount; i++) {
            int rule = candidates[i];
            last = Math.max(last, lines[rule][found[rule] - 1]);
        }
        return last;
    }

    private void confirm(int rule, List<ScannedFile.Hit> hits) {
        Rule.InContent content = search.content(rule);
        int first = 0;
        int count = 0;
        for (int i = 0; i < found[rule]; i++) {
            int line = lines[rule][i];
            if (fits(content, text.masked(line, content.masking()))) {
                first = first == 0 ? line : first;
                count++;
                if (!search.counts(rule)) {
                    break;
                }
            }
        }
        if (count > 0) {
            hits.add(new ScannedFile.Hit(rule, first, Excerpts.of(text.line(first)), count));
        }
    }

    private static boolean fits(Rule.InContent content, String line) {
        for (String literal : content.literals()) {
            if (line.contains(literal)) {
                return content.pattern() == null || content.pattern().finds(line);
            }
        }
        return false;
    }
}
