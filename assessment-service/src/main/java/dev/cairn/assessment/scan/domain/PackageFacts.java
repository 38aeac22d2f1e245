package dev.cairn.assessment.scan.domain;

import java.util.List;
import java.util.Map;

/**
 * One package of a tree; a tree without a monorepo has one, at its root.
 *
 * @param path folder from the root of the tree; empty for the root
 * @param name as its manifest says, or the folder's name
 * @param ecosystems {@code javascript}, {@code python}, {@code java}, {@code go}, ... in alphabetical order
 * @param kind {@code service}, {@code web-application}, {@code library}, {@code command-line},
 *     {@code infrastructure} or {@code unknown}
 * @param manifests paths of the manifests that make it a package
 * @param facts the facts that hold for this package alone
 */
public record PackageFacts(
        String path,
        String name,
        List<String> ecosystems,
        String kind,
        List<String> manifests,
        Map<String, Object> facts) {}
