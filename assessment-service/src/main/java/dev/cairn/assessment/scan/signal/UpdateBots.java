package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.Manifest;
import dev.cairn.assessment.scan.tree.FileRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Update bots that are really on, for something the tree really has. */
final class UpdateBots {

    private static final Map<String, String> ECOSYSTEMS = Map.ofEntries(
            Map.entry("npm", "javascript"),
            Map.entry("bun", "javascript"),
            Map.entry("pip", "python"),
            Map.entry("uv", "python"),
            Map.entry("maven", "java"),
            Map.entry("gradle", "java"),
            Map.entry("gomod", "go"),
            Map.entry("bundler", "ruby"),
            Map.entry("composer", "php"),
            Map.entry("nuget", "dotnet"),
            Map.entry("cargo", "rust"),
            Map.entry("mix", "elixir"),
            Map.entry("pub", "dart"),
            Map.entry("swift", "swift"));
    private static final Map<String, String> MANAGERS = Map.ofEntries(
            Map.entry("npm", "javascript"),
            Map.entry("bun", "javascript"),
            Map.entry("pip_requirements", "python"),
            Map.entry("pip_setup", "python"),
            Map.entry("pipenv", "python"),
            Map.entry("poetry", "python"),
            Map.entry("pep621", "python"),
            Map.entry("setup-cfg", "python"),
            Map.entry("maven", "java"),
            Map.entry("gradle", "java"),
            Map.entry("gomod", "go"),
            Map.entry("bundler", "ruby"),
            Map.entry("composer", "php"),
            Map.entry("nuget", "dotnet"),
            Map.entry("cargo", "rust"));
    private static final List<String> RENOVATE = List.of(
            "renovate.json",
            "renovate.json5",
            ".renovaterc",
            ".renovaterc.json",
            ".renovaterc.json5",
            ".github/renovate.json",
            ".github/renovate.json5",
            ".gitlab/renovate.json",
            ".gitlab/renovate.json5");

    private UpdateBots() {}

    static List<Sighting> dependabot(String rule, Tree tree) {
        List<Sighting> found = new ArrayList<>();
        for (String path : List.of(".github/dependabot.yml", ".github/dependabot.yaml")) {
            for (DataNode update : tree.data(path).get("updates").items()) {
                String limit = update.get("open-pull-requests-limit").text();
                String name = update.get("package-ecosystem").text();
                if (!limit.equals("0") && !oneTool(update) && fits(tree, ECOSYSTEMS.get(name), folders(update))) {
                    found.add(new Sighting(rule, path, update.line(), "package-ecosystem: " + name, 1));
                }
            }
        }
        return found;
    }

    /** A bot that may only touch named dependencies keeps a tool fresh, not the product. */
    private static boolean oneTool(DataNode update) {
        List<DataNode> allowed = update.get("allow").items();
        return !allowed.isEmpty()
                && allowed.stream().allMatch(one -> {
                    String name = one.get("dependency-name").text();
                    return !name.isEmpty() && !name.contains("*");
                });
    }

    static List<Sighting> renovate(String rule, Tree tree) {
        List<Sighting> found = new ArrayList<>();
        for (String path : RENOVATE) {
            if (tree.data(path).exists() && active(tree.data(path), tree)) {
                found.add(new Sighting(rule, path, 0, "Renovate is configured", 1));
            }
        }
        DataNode embedded = tree.data("package.json").get("renovate");
        if (embedded.exists() && active(embedded, tree)) {
            found.add(new Sighting(rule, "package.json", embedded.line(), "Renovate is configured", 1));
        }
        return found;
    }

    /** PyUp is on unless it is told to update nothing. */
    static List<Sighting> pyup(String rule, Tree tree) {
        List<Sighting> found = new ArrayList<>();
        for (String path : List.of(".pyup.yml", ".pyup.yaml")) {
            DataNode settings = tree.data(path);
            DataNode update = settings.get("update");
            boolean off = update.isFalse() || update.text().equals("none");
            if (settings.exists() && !off && fits(tree, "python", List.of(""))) {
                found.add(new Sighting(rule, path, update.line(), "PyUp is configured", 1));
            }
        }
        return found;
    }

    private static boolean active(DataNode config, Tree tree) {
        if (config.get("enabled").isFalse()) {
            return false;
        }
        for (DataNode packageRule : config.get("packageRules").items()) {
            boolean all = packageRule.get("matchPackagePatterns").items().stream()
                            .anyMatch(p -> p.text().equals("*"))
                    || packageRule.get("matchPackageNames").items().stream()
                            .anyMatch(p -> p.text().equals("*"));
            boolean narrowed = packageRule.get("matchManagers").exists()
                    || packageRule.get("matchUpdateTypes").exists()
                    || packageRule.get("matchFileNames").exists()
                    || packageRule.get("matchDepTypes").exists();
            if (all && !narrowed && packageRule.get("enabled").isFalse()) {
                return false;
            }
        }
        DataNode managers = config.get("enabledManagers");
        return !managers.exists()
                || managers.items().stream().anyMatch(m -> fits(tree, MANAGERS.get(m.text()), List.of("")));
    }

    private static List<String> folders(DataNode update) {
        List<String> folders = new ArrayList<>();
        for (String key : List.of("directory", "directories")) {
            for (DataNode folder : update.get(key).items()) {
                String plain = folder.text().replaceFirst("[*].*$", "");
                folders.add(Sources.join("", plain));
            }
        }
        return folders;
    }

    private static boolean fits(Tree tree, @Nullable String ecosystem, List<String> folders) {
        for (Manifest manifest : tree.manifests()) {
            if (manifest.ecosystem().equals(ecosystem) && tree.role(manifest.path()) == FileRole.PRODUCT) {
                for (String folder : folders) {
                    if (folder.isEmpty() || (manifest.path()).startsWith(folder + "/")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
