package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.Manifest;
import java.util.Collection;
import java.util.Optional;

/** What a reader of pipelines may ask of the tree. */
public interface TreeFiles {

    /** The text of a file, if there is one and it was kept. */
    Optional<String> text(String path);

    /** Every manifest of the tree. */
    Collection<Manifest> manifests();

    /** Paths of all files of the tree, in order. */
    Collection<String> paths();
}
