package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One pipeline of GitLab CI and the files of the tree it includes, which together are one text. */
final class GitlabFiles {

    static final Part NOTHING = new Part("", DataNode.NONE);

    private static final int FILES = 50;
    private static final int DEPTH = 3;

    private final TreeFiles tree;
    private final Map<String, List<Part>> entries = new LinkedHashMap<>();
    private final List<Part> used = new ArrayList<>();
    private int files;

    /** A piece of one of the files. */
    record Part(String path, DataNode node) {}

    GitlabFiles(String path, DataNode file, TreeFiles tree) {
        this.tree = tree;
        add(new Part(path, file), 0);
    }

    /** Names of all entries, those of the including file first. */
    Set<String> names() {
        return entries.keySet();
    }

    /** What stands under a name, in the including file first. */
    List<Part> all(String name) {
        return entries.getOrDefault(name, List.of());
    }

    /** What is included from elsewhere: templates, components, files of other projects. */
    List<Part> used() {
        return used;
    }

    /** What every job has under a key unless it says otherwise. */
    Part global(String key) {
        for (Part part : all("default")) {
            if (part.node().get(key).exists()) {
                return new Part(part.path(), part.node().get(key));
            }
        }
        return all(key).stream().findFirst().orElse(NOTHING);
    }

    /** The files of the tree that an {@code include} names. */
    List<Part> local(DataNode include, String from) {
        List<Part> found = new ArrayList<>();
        List<DataNode> all = include.entries().isEmpty() ? include.items() : List.of(include);
        for (DataNode one : all) {
            DataNode local = one.isScalar() ? one : one.get("local");
            if (!local.text().contains("://")) {
                found.addAll(read(local.text()));
            }
            String[] elsewhere = {"template", "component", "remote", "project"};
            for (String key : one.isScalar() ? new String[0] : elsewhere) {
                if (one.get(key).isScalar()) {
                    String text = key + ":" + one.get(key).text();
                    used.add(new Part(from, DataNode.scalar(text, one.get(key).line())));
                }
            }
        }
        return found;
    }

    private void add(Part file, int depth) {
        file.node()
                .entries()
                .forEach((name, node) ->
                        entries.computeIfAbsent(name, n -> new ArrayList<>()).add(new Part(file.path(), node)));
        List<Part> included = local(file.node().get("include"), file.path());
        if (depth < DEPTH) {
            included.forEach(part -> add(part, depth + 1));
        }
    }

    private List<Part> read(String name) {
        List<Part> parts = new ArrayList<>();
        for (String path : matching(Folders.join("", name))) {
            if (++files > FILES) {
                break;
            }
            Optional<String> text = tree.text(path);
            try {
                if (text.isPresent()) {
                    List<DataNode> documents = DataReader.yamlDocuments(text.get());
                    // a file with inputs starts with a document of their specification
                    parts.add(
                            new Part(path, documents.isEmpty() ? DataNode.NONE : documents.get(documents.size() - 1)));
                }
            } catch (Unreadable e) {
                // what cannot be read runs nothing
                continue;
            }
        }
        return parts;
    }

    private Set<String> matching(String name) {
        if (!name.contains("*")) {
            return name.isEmpty() ? Set.of() : Set.of(name);
        }
        var regex = new StringBuilder();
        for (String piece : name.split("(?<=\\*)(?!\\*)|(?<!\\*)(?=\\*)")) {
            regex.append(piece.equals("**") ? ".*" : piece.equals("*") ? "[^/]*" : Pattern.quote(piece));
        }
        Pattern pattern = Pattern.compile(regex.toString());
        Set<String> found = new TreeSet<>();
        for (String path : tree.paths()) {
            if (found.size() < FILES && pattern.matcher(path).matches()) {
                found.add(path);
            }
        }
        return found;
    }
}
