package dev.cairn.assessment.scan.ci;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a target of a Makefile or justfile runs, its prerequisites included. */
final class Makefile {

    private static final Pattern RULE =
            Pattern.compile("^([\\w./ -]+?)(?:\\s+[\\w=\"'*+.-]+)*\\s*::?(?!=)\\s*([^=#]*)");
    private static final int DEPTH = 3;
    private static final int LONGEST = 500;

    private final String[] lines;
    private final String path;
    private final String folder;
    private final Set<String> seen = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();

    private Makefile(String text, String path, String folder) {
        this.lines = text.split("\n", -1);
        this.path = path;
        this.folder = folder;
    }

    static List<Step> recipe(String text, String path, String target, String folder) {
        var makefile = new Makefile(text, path, folder);
        makefile.collect(target, 0);
        return makefile.steps;
    }

    private void collect(String target, int depth) {
        if (depth > DEPTH || !seen.add(target)) {
            return;
        }
        for (int i = 0; i < lines.length; i++) {
            Matcher rule = RULE.matcher(lines[i].length() > LONGEST ? "" : lines[i]);
            if (rule.find() && List.of(rule.group(1).strip().split("\\s+")).contains(target)) {
                for (String prerequisite : rule.group(2).strip().split("\\s+")) {
                    collect(prerequisite, depth + 1);
                }
                int from = i + 1;
                int to = from;
                while (to < lines.length && (lines[to].isBlank() || Character.isWhitespace(lines[to].charAt(0)))) {
                    to++;
                }
                String recipe =
                        String.join("\n", List.of(lines).subList(from, to)).replaceAll("(?m)^(\\s*)[@-]", "$1 ");
                steps.addAll(Commands.lines(recipe, path, from + 1, folder));
            }
        }
    }
}
