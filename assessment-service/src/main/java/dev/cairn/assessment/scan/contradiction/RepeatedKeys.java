package dev.cairn.assessment.scan.contradiction;

import dev.cairn.assessment.scan.ci.Pipelines;
import dev.cairn.assessment.scan.manifest.JsonKeys;
import dev.cairn.assessment.scan.manifest.JsonKeys.Repeated;
import dev.cairn.assessment.scan.manifest.YamlKeys;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A key that an object of a JSON manifest, or a mapping of a pipeline or of settings, has twice. */
final class RepeatedKeys implements Contradictions.Look {

    private static final Pattern JSON = Pattern.compile(
            "(?:.*/)?(?:package|composer|tsconfig[^/]*|jsconfig|renovate|lerna|nx|turbo|vercel|\\.renovaterc)\\.json");
    private static final Pattern YAML = Pattern.compile(
            "\\.github/.*|(?:.*/)?(?:(?:docker-)?compose[^/]*|pnpm-workspace|application[^/]*)\\.ya?ml");

    @Override
    public void look(DeclaredTree tree, Consumer<Contradiction> found) {
        for (String path : tree.own()) {
            boolean json = JSON.matcher(path).matches();
            if (json || isYaml(path)) {
                String text = tree.text().apply(path).orElse("");
                List<Repeated> repeated = json
                        ? JsonKeys.repeated(text, Contradictions.MOST)
                        : YamlKeys.repeated(text, Contradictions.MOST);
                repeated.forEach(key -> found.accept(contradiction(path, key)));
            }
        }
    }

    private static boolean isYaml(String path) {
        return (path.endsWith(".yml") || path.endsWith(".yaml"))
                && (Pipelines.system(path).isPresent() || YAML.matcher(path).matches());
    }

    private static Contradiction contradiction(String path, Repeated key) {
        return new Contradiction(
                path,
                key.line(),
                "\"" + DeclaredTree.cut(key.name()) + "\" is in lines " + key.first() + " and " + key.line()
                        + "; the last counts");
    }
}
