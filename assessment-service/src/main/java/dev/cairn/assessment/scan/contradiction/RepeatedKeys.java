package dev.cairn.assessment.scan.contradiction;

import dev.cairn.assessment.scan.manifest.JsonKeys;
import dev.cairn.assessment.scan.manifest.JsonKeys.Repeated;
import dev.cairn.assessment.scan.manifest.Manifest;
import java.util.Set;
import java.util.function.Consumer;

/** A key of a JSON manifest that an object has twice. */
final class RepeatedKeys implements Contradictions.Look {

    private static final Set<String> JSON = Set.of("package.json", "composer.json");

    @Override
    public void look(DeclaredTree tree, Consumer<Contradiction> found) {
        for (Manifest manifest : tree.manifests()) {
            if (JSON.contains(DeclaredTree.name(manifest))) {
                String text = tree.text().apply(manifest.path()).orElse("");
                for (Repeated key : JsonKeys.repeated(text, Contradictions.MOST)) {
                    found.accept(new Contradiction(
                            manifest.path(),
                            key.line(),
                            "\"" + DeclaredTree.cut(key.name()) + "\" is in lines " + key.first() + " and " + key.line()
                                    + "; the last counts"));
                }
            }
        }
    }
}
