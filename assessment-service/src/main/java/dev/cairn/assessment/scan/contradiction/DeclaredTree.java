package dev.cairn.assessment.scan.contradiction;

import dev.cairn.assessment.scan.manifest.Manifest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Manifests of the product and what stands beside them.
 *
 * @param manifests by path, in order
 * @param paths all files of the tree
 * @param own those of the product itself, which are neither samples nor what tests feed on, in order
 * @param text the text of a file that was kept
 */
public record DeclaredTree(
        Collection<Manifest> manifests,
        Set<String> paths,
        Collection<String> own,
        Function<String, Optional<String>> text) {

    private static final int SHOWN = 60;

    /** The manifests by their paths. */
    Map<String, Manifest> byPath() {
        Map<String, Manifest> byPath = new HashMap<>();
        manifests.forEach(manifest -> byPath.put(manifest.path(), manifest));
        return byPath;
    }

    /** The path of a file in the folder of a manifest. */
    static String beside(Manifest manifest, String name) {
        return manifest.folder().isEmpty() ? name : manifest.folder() + "/" + name;
    }

    /** What a stranger wrote, no longer than a sentence bears. */
    static String cut(String written) {
        return written.length() > SHOWN ? written.substring(0, SHOWN) + "…" : written;
    }

    static String name(Manifest manifest) {
        return manifest.path().substring(manifest.path().lastIndexOf('/') + 1);
    }
}
