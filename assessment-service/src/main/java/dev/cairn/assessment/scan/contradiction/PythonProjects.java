package dev.cairn.assessment.scan.contradiction;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.Manifest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Python project that is described twice, and differently: for its standard and for Poetry, or in two files. */
final class PythonProjects implements Contradictions.Look {

    private static final Pattern REQUIREMENT = Pattern.compile(
            "\\s*+([A-Za-z0-9._-]++)\\s*+(?:\\[[^\\]]*+\\])?+\\s*+\\(?+([^;()@]*+)\\)?+\\s*+(?:;.*+)?+");

    private static final int LONGEST = 400;
    private static final int LINES = 5_000;
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    @Override
    public void look(DeclaredTree tree, Consumer<Contradiction> found) {
        Map<String, Manifest> named = new HashMap<>();
        for (Manifest manifest : tree.manifests()) {
            switch (DeclaredTree.name(manifest)) {
                case "pyproject.toml" -> {
                    twice(tree, manifest, found);
                    names(named, manifest, found);
                }
                case "setup.cfg" -> names(named, manifest, found);
                default -> {}
            }
        }
    }

    private static void names(Map<String, Manifest> named, Manifest manifest, Consumer<Contradiction> found) {
        if (manifest.name().isEmpty()) {
            return;
        }
        Manifest first = named.putIfAbsent(manifest.folder(), manifest);
        if (first != null && !same(first.name(), manifest.name())) {
            found.accept(new Contradiction(
                    manifest.path(),
                    0,
                    "the project is " + DeclaredTree.cut(first.name()) + " in " + DeclaredTree.name(first) + " and "
                            + DeclaredTree.cut(manifest.name()) + " here; the first counts"));
        }
    }

    private static void twice(DeclaredTree tree, Manifest manifest, Consumer<Contradiction> found) {
        DataNode project = manifest.data().get("project");
        DataNode poetry = manifest.data().at("tool", "poetry");
        if (!project.exists() || !poetry.exists()) {
            return;
        }
        String[] text = tree.text().apply(manifest.path()).orElse("").split("\n", -1);
        String name = project.get("name").text();
        String poetryName = poetry.get("name").text();
        if (!name.isEmpty() && !poetryName.isEmpty() && !same(name, poetryName)) {
            found.accept(differ(manifest, line(text, "name", poetryName), "name", name, poetryName));
        }
        versions(project, poetry, manifest, text, found);
        DataNode dependencies = poetry.get("dependencies");
        Map<String, String> wanted = wanted(dependencies);
        int told = 0;
        for (DataNode one : project.get("dependencies").items()) {
            Matcher requirement = REQUIREMENT.matcher(one.text());
            if (one.text().length() <= LONGEST && requirement.matches()) {
                String dependency = normal(requirement.group(1));
                String standard = requirement.group(2).strip();
                String other = wanted.getOrDefault(dependency, "");
                if (told < Contradictions.MOST && disagree(standard, other)) {
                    told++;
                    found.accept(differ(manifest, line(text, dependency, other), dependency, standard, other));
                }
            }
        }
    }

    private static void versions(
            DataNode project, DataNode poetry, Manifest manifest, String[] text, Consumer<Contradiction> found) {
        Optional<Version> version = Version.of(project.get("version").text());
        Optional<Version> other = Version.of(poetry.get("version").text());
        if (version.isPresent() && other.isPresent() && version.get().compareTo(other.get()) != 0) {
            String written = poetry.get("version").text();
            found.accept(differ(
                    manifest,
                    line(text, "version", written),
                    "version",
                    project.get("version").text(),
                    written));
        }
    }

    private static Map<String, String> wanted(DataNode table) {
        Map<String, String> wanted = new HashMap<>();
        table.entries().forEach((name, value) -> {
            String version =
                    value.isScalar() ? value.text() : value.get("version").text();
            wanted.put(normal(name), version);
        });
        return wanted;
    }

    private static boolean disagree(String standard, String poetry) {
        if (standard.isEmpty() || poetry.isEmpty()) {
            return false;
        }
        Optional<VersionRange> one = VersionRange.of(standard, true);
        Optional<VersionRange> other = VersionRange.of(poetry, true);
        return one.isPresent() && other.isPresent() && !one.get().meets(other.get());
    }

    private static Contradiction differ(Manifest manifest, int line, String what, String standard, String poetry) {
        return new Contradiction(
                manifest.path(),
                line,
                DeclaredTree.cut(what) + " is " + DeclaredTree.cut(standard) + " in [project] and "
                        + DeclaredTree.cut(poetry) + " for Poetry; [project] counts");
    }

    /** The parser of TOML tells no lines: the last that starts with the key and holds the value; 0 in a file too long for it. */
    private static int line(String[] text, String key, String value) {
        if (text.length > LINES) {
            return 0;
        }
        int number = 0;
        int found = 0;
        for (String line : text) {
            number++;
            String start = line.strip();
            boolean starts = start.length() > key.length()
                    && normal(start.substring(0, key.length())).equals(key)
                    && " =\t".indexOf(start.charAt(key.length())) >= 0;
            found = starts && line.contains(value) ? number : found;
        }
        return found;
    }

    private static boolean same(String one, String other) {
        return normal(one).equals(normal(other));
    }

    private static String normal(String name) {
        return SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
    }
}
