package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.manifest.Manifest;
import dev.cairn.assessment.scan.manifest.Manifests;
import dev.cairn.assessment.scan.tree.FileRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The packages of a tree: every folder with a manifest, nested ones included. */
final class Packages {

    private final TreeMap<String, List<Manifest>> byFolder = new TreeMap<>();
    private final Map<String, String> packageOf = new HashMap<>();
    private final int declared;

    Packages(Tree tree) {
        for (Manifest manifest : tree.manifests()) {
            if (tree.role(manifest.path()) == FileRole.PRODUCT && Manifests.marksPackage(manifest)) {
                byFolder.computeIfAbsent(folder(manifest), f -> new ArrayList<>())
                        .add(manifest);
            }
        }
        declared = byFolder.size();
        if (byFolder.isEmpty()) {
            byFolder.put("", new ArrayList<>());
        }
    }

    /** Folders that have a manifest. */
    int declared() {
        return declared;
    }

    Map<String, List<Manifest>> byFolder() {
        return byFolder;
    }

    /** The folder of the innermost package a file is in; empty when it is in none. */
    String of(String path) {
        String folder = parent(path);
        String known = packageOf.get(folder);
        if (known != null) {
            return known;
        }
        String found = folder;
        while (!found.isEmpty() && !byFolder.containsKey(found)) {
            found = parent(found);
        }
        packageOf.put(folder, found);
        return found;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    static String name(String folder, List<Manifest> manifests) {
        for (Manifest manifest : manifests) {
            if (!manifest.name().isEmpty()) {
                return manifest.name();
            }
        }
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    static List<String> ecosystems(List<Manifest> manifests) {
        var ecosystems = new TreeSet<String>();
        manifests.forEach(manifest -> ecosystems.add(manifest.ecosystem()));
        return List.copyOf(ecosystems);
    }

    private static String folder(Manifest manifest) {
        String folder = manifest.folder();
        return folder.equals("requirements") ? "" : folder.replaceFirst("/requirements$", "");
    }
}
