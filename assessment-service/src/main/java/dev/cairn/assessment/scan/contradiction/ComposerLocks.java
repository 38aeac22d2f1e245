package dev.cairn.assessment.scan.contradiction;

import dev.cairn.assessment.scan.manifest.ComposerHash;
import dev.cairn.assessment.scan.manifest.Manifest;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A composer.lock that was written for another composer.json than the one beside it. */
final class ComposerLocks implements Contradictions.Look {

    private static final Pattern HASH = Pattern.compile("\"content-hash\"\\s*+:\\s*+\"([0-9a-f]{32})\"");

    @Override
    public void look(DeclaredTree tree, Consumer<Contradiction> found) {
        for (Manifest manifest : tree.manifests()) {
            if (DeclaredTree.name(manifest).equals("composer.json")) {
                Optional<String> lock = tree.text().apply(DeclaredTree.beside(manifest, "composer.lock"));
                Matcher written = HASH.matcher(lock.orElse(""));
                boolean other = written.find()
                        && tree.text()
                                .apply(manifest.path())
                                .flatMap(ComposerHash::of)
                                .filter(hash -> !hash.equals(written.group(1)))
                                .isPresent();
                if (other) {
                    found.accept(new Contradiction(
                            manifest.path(),
                            0,
                            "composer.lock is of another composer.json, by its content-hash; what is here counts"));
                }
            }
        }
    }
}
