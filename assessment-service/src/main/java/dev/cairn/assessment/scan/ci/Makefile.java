package dev.cairn.assessment.scan.ci;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a target of a Makefile or justfile runs, its prerequisites included. */
final class Makefile {

    private static final Pattern RULE =
            Pattern.compile("^([\\w./% -]+?)(?:\\s+[\\w=\"'*+.-]+)*\\s*::?(?!=)\\s*([^=#]*)");
    private static final Pattern VARIABLE = Pattern.compile("^([A-Za-z_]\\w*+)\\s*+[:?]?+=\\s*+(.*)");
    private static final Pattern INCLUDE = Pattern.compile("^-?include\\s+([\\w./ -]+)$");
    private static final Pattern REFERENCE = Pattern.compile("\\$[({]([A-Za-z_]\\w*+)[)}]");
    private static final Pattern LOOKED_UP = Pattern.compile("\\$\\(shell (?:which|command -v) ([\\w.-]+)\\)");
    private static final int DEPTH = 3;
    private static final int VARIABLES = 500;
    private static final int LONGEST = 500;

    private static final int INCLUDED = 20;
    private static final int PATTERNS = 100;

    private final TreeFiles tree;
    private final Set<String> read = new HashSet<>();
    private final Map<String, List<Rule>> rules = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();

    /** What stands at a target: what has to be made before, and the lines of the recipe in their file. */
    private record Rule(String[] prerequisites, String path, String[] lines, int from, int to) {}

    /** Reads a file and those of the tree it includes once; it can be asked for any number of targets. */
    Makefile(String text, String path, TreeFiles tree) {
        this.tree = tree;
        read(text, path);
    }

    private void read(String text, String path) {
        if (!read.add(path) || read.size() > INCLUDED) {
            return;
        }
        String[] lines = text.split("\n", -1);
        String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].length() > LONGEST ? "" : lines[i];
            Matcher variable = VARIABLE.matcher(line);
            if (variable.find() && variables.size() < VARIABLES) {
                variables.putIfAbsent(variable.group(1), variable.group(2));
            }
            Matcher include = INCLUDE.matcher(line);
            if (include.find()) {
                for (String name : include.group(1).strip().split("\\s+")) {
                    String other = Folders.join(folder, name);
                    tree.text(other).ifPresent(found -> read(found, other));
                }
                continue;
            }
            // what is indented belongs to the recipe of another, and would again be the recipe of all before it
            boolean indented = !line.isEmpty() && Character.isWhitespace(line.charAt(0));
            Matcher rule = RULE.matcher(indented ? "" : expanded(line));
            if (rule.find()) {
                int to = i + 1;
                while (to < lines.length && (lines[to].isBlank() || Character.isWhitespace(lines[to].charAt(0)))) {
                    to++;
                }
                var found = new Rule(rule.group(2).strip().split("\\s+"), path, lines, i + 1, to);
                for (String target :
                        new LinkedHashSet<>(List.of(rule.group(1).strip().split("\\s+")))) {
                    rules.computeIfAbsent(target, t -> new ArrayList<>()).add(found);
                }
            }
        }
    }

    /** The commands of a target as steps that run in the folder. */
    List<Step> recipe(String target, String folder) {
        List<Step> steps = new ArrayList<>();
        collect(target, folder, 0, new HashSet<>(), steps);
        return steps;
    }

    private void collect(String target, String folder, int depth, Set<String> seen, List<Step> into) {
        if (depth > DEPTH || !seen.add(target)) {
            return;
        }
        for (Rule rule : named(target)) {
            for (String prerequisite : rule.prerequisites()) {
                collect(prerequisite, folder, depth + 1, seen, into);
            }
            List<String> recipe = new ArrayList<>();
            for (String line : Arrays.asList(rule.lines()).subList(rule.from(), rule.to())) {
                recipe.add(expanded(line.replaceFirst("^([ \\t]*+)[@-]", "$1 ")));
            }
            into.addAll(Commands.lines(String.join("\n", recipe), rule.path(), rule.from() + 1, folder));
        }
    }

    /** The rules of a target, or those of the pattern that fits it most closely. */
    private List<Rule> named(String target) {
        List<Rule> exact = rules.get(target);
        if (exact != null || target.isEmpty()) {
            return exact == null ? List.of() : exact;
        }
        String best = "";
        int patterns = 0;
        for (String pattern : rules.keySet()) {
            int stem = pattern.indexOf('%');
            if (stem > 0 && ++patterns <= PATTERNS) {
                boolean fits =
                        target.startsWith(pattern.substring(0, stem)) && target.endsWith(pattern.substring(stem + 1));
                best = fits && pattern.length() > best.length() ? pattern : best;
            }
        }
        return rules.getOrDefault(best, List.of());
    }

    /** A line with the file's own variables in place, as {@code $(GOTEST)} is how many call the compiler. */
    private String expanded(String line) {
        String result = line;
        for (int round = 0; round < DEPTH && result.length() <= LONGEST; round++) {
            Matcher reference = REFERENCE.matcher(result);
            String put = reference.replaceAll(
                    found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
            String next = LOOKED_UP.matcher(put).replaceAll("$1");
            if (next.equals(result)) {
                break;
            }
            result = next;
        }
        return result;
    }
}
