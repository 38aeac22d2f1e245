package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the matrix of a job puts into its commands.
 *
 * <p>What is excluded from it is not taken out: that one of many combinations is left out does not change what a
 * pipeline does.
 */
final class JobMatrix {

    /** More would only repeat what the first ones do. */
    private static final int COMBINATIONS = 64;

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\{\\s*matrix\\.([\\w.-]+)\\s*}}");

    /** Of steps that no job holds. */
    static final JobMatrix NONE = new JobMatrix(List.of(Map.of()));

    private final List<Map<String, String>> combinations;

    private JobMatrix(List<Map<String, String>> combinations) {
        this.combinations = combinations;
    }

    static JobMatrix of(DataNode matrix) {
        List<Map<String, String>> all = new ArrayList<>();
        all.add(Map.of());
        for (Map.Entry<String, DataNode> axis : matrix.entries().entrySet()) {
            if (!axis.getKey().equals("include") && !axis.getKey().equals("exclude")) {
                all = times(all, axis.getKey(), axis.getValue().items());
            }
        }
        for (DataNode one : matrix.get("include").items()) {
            if (all.size() < 2 * COMBINATIONS) {
                Map<String, String> included = new HashMap<>();
                one.entries().forEach((key, value) -> put(key, value, included));
                all.add(included);
            }
        }
        return new JobMatrix(all);
    }

    private static List<Map<String, String>> times(List<Map<String, String>> all, String axis, List<DataNode> values) {
        List<Map<String, String>> next = new ArrayList<>();
        for (Map<String, String> combination : all) {
            for (DataNode value : values) {
                if (next.size() < COMBINATIONS) {
                    Map<String, String> one = new HashMap<>(combination);
                    put(axis, value, one);
                    next.add(one);
                }
            }
        }
        return next.isEmpty() ? all : next;
    }

    private static void put(String key, DataNode value, Map<String, String> into) {
        into.put(key, value.text());
        value.entries().forEach((inner, one) -> into.put(key + "." + inner, one.text()));
    }

    /** The commands of a script with each combination, each once. */
    List<Step> commands(String script, int line, String path, String folder) {
        int first = script.contains("\n") ? line + 1 : line;
        if (!REFERENCE.matcher(script).find()) {
            return Commands.lines(script, path, first, folder);
        }
        Set<Step> steps = new LinkedHashSet<>();
        for (Map<String, String> combination : combinations) {
            steps.addAll(Commands.lines(with(combination, script), path, first, folder));
        }
        return List.copyOf(steps);
    }

    private static String with(Map<String, String> combination, String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(combination.getOrDefault(found.group(1), found.group())));
    }
}
