package dev.cairn.assessment.scan.manifest;

import dev.cairn.assessment.scan.manifest.Dependency.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads go.mod by the grammar of its reference: a directive and its words, or a block of such lines.
 *
 * <p>A replaced module keeps the name under which it is imported; its version is the replacement's.
 */
final class GoManifests {

    private static final int DEPENDENCIES = 20_000;
    private static final int LONGEST_LINE = 2_000;
    private static final String INDIRECT = "indirect";

    private final List<Dependency> required = new ArrayList<>();
    private final Map<String, String> replacements = new HashMap<>();
    private final TreeSet<String> tools = new TreeSet<>();
    private String module = "";

    private GoManifests() {}

    static Manifest read(String path, String text) throws Unreadable {
        var go = new GoManifests();
        String block = "";
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            if (raw.length() > LONGEST_LINE) {
                continue;
            }
            int slashes = raw.indexOf("//");
            String comment = slashes < 0 ? "" : raw.substring(slashes + 2).strip();
            String line = (slashes < 0 ? raw : raw.substring(0, slashes)).strip();
            if (line.equals(")")) {
                block = "";
            } else if (line.endsWith("(") && block.isEmpty()) {
                block = line.substring(0, line.length() - 1).strip();
            } else if (!line.isEmpty()) {
                go.directive(block.isEmpty() ? line : block + " " + line, comment, number);
            }
        }
        return new Manifest(path, "go", go.module, go.dependencies(), Map.of(), false, DataNode.NONE);
    }

    private void directive(String line, String comment, int number) throws Unreadable {
        String[] words = line.split("\\s+");
        switch (words[0]) {
            case "module" -> module = words.length > 1 && module.isEmpty() ? unquoted(words[1]) : module;
            case "require" -> require(words, comment, number);
            case "replace" -> replace(words);
            case "tool" -> tools.add(words.length > 1 ? unquoted(words[1]) : "");
            default -> {}
        }
    }

    private void require(String[] words, String comment, int line) throws Unreadable {
        if (words.length < 3 || !dotted(unquoted(words[1]))) {
            return;
        }
        if (required.size() == DEPENDENCIES) {
            throw new Unreadable("the file has too many dependencies", line);
        }
        boolean indirect = comment.equals(INDIRECT) || comment.startsWith(INDIRECT + ";");
        required.add(new Dependency(unquoted(words[1]), indirect ? Kind.MANAGED : Kind.RUNTIME, words[2], line));
    }

    /** {@code old [version] => new [version]}; a replacement in a folder has no version. */
    private void replace(String[] words) {
        for (int i = 2; i < words.length - 1; i++) {
            if (words[i].equals("=>")) {
                replacements.put(unquoted(words[1]), i + 2 < words.length ? words[i + 2] : "");
            }
        }
    }

    private List<Dependency> dependencies() {
        List<Dependency> found = new ArrayList<>();
        for (Dependency one : required) {
            String below = tools.ceiling(one.name() + "/");
            boolean tool = tools.contains(one.name()) || below != null && below.startsWith(one.name() + "/");
            String version = replacements.getOrDefault(one.name(), one.version());
            found.add(new Dependency(one.name(), tool ? Kind.DEVELOPMENT : one.kind(), version, one.line()));
        }
        return List.copyOf(found);
    }

    private static String unquoted(String word) {
        boolean quoted = word.length() > 1 && (word.startsWith("\"") || word.startsWith("`"));
        return quoted ? word.substring(1, word.length() - 1) : word;
    }

    /** Modules that are not of the language itself start with the name of a host. */
    private static boolean dotted(String name) {
        int dot = name.indexOf('.', 1);
        return dot > 0 && dot < name.length() - 1;
    }
}
