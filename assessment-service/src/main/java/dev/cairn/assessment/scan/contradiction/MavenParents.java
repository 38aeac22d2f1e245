package dev.cairn.assessment.scan.contradiction;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.Manifest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Maven projects that are their own ancestors, and projects with modules that are packed as something. */
final class MavenParents implements Contradictions.Look {

    @Override
    public void look(DeclaredTree tree, Consumer<Contradiction> found) {
        Map<String, Manifest> byCoordinates = new HashMap<>();
        for (Manifest manifest : tree.manifests()) {
            if (DeclaredTree.name(manifest).equals("pom.xml")) {
                byCoordinates.putIfAbsent(coordinates(manifest), manifest);
                packaging(manifest, found);
            }
        }
        Set<String> done = new HashSet<>();
        for (Manifest manifest : tree.manifests()) {
            if (byCoordinates.get(coordinates(manifest)) == manifest) {
                ancestors(manifest, byCoordinates, done, found);
            }
        }
    }

    /** Walks up from a project, as far as nobody walked before; who is met twice on the way is its own ancestor. */
    private static void ancestors(
            Manifest start, Map<String, Manifest> byCoordinates, Set<String> done, Consumer<Contradiction> found) {
        Set<String> way = new HashSet<>();
        @Nullable Manifest at = start;
        while (at != null && !done.contains(at.path()) && way.add(at.path())) {
            at = byCoordinates.get(at.data().get("parent").text());
        }
        if (at != null && way.contains(at.path())) {
            DataNode parent = at.data().get("parent");
            found.accept(new Contradiction(
                    at.path(),
                    parent.line(),
                    DeclaredTree.cut(coordinates(at)) + " has the parent " + DeclaredTree.cut(parent.text())
                            + ", of which it is an ancestor itself; each counts for itself"));
        }
        done.addAll(way);
    }

    private static void packaging(Manifest manifest, Consumer<Contradiction> found) {
        DataNode modules = manifest.data().get("modules");
        String packaging = manifest.data().get("packaging").text();
        if (!modules.items().isEmpty() && !packaging.equals("pom") && !packaging.contains("${")) {
            found.accept(new Contradiction(
                    manifest.path(),
                    modules.line(),
                    "packaging is " + (packaging.isEmpty() ? "jar" : DeclaredTree.cut(packaging))
                            + ", yet there are modules; both count"));
        }
    }

    private static String coordinates(Manifest manifest) {
        return manifest.data().get("group").text() + ":" + manifest.name();
    }
}
