package dev.cairn.assessment.scan.contradiction;

import dev.cairn.assessment.scan.manifest.Dependency;
import dev.cairn.assessment.scan.manifest.Dependency.Kind;
import dev.cairn.assessment.scan.manifest.Manifest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Versions in a .NET project although its packages' versions are managed centrally. */
final class CentralVersions implements Contradictions.Look {

    private static final String CENTRAL = "ManagePackageVersionsCentrally";
    private static final String VERSIONS = "Directory.Packages.props";

    @Override
    public void look(DeclaredTree tree, Consumer<Contradiction> found) {
        Map<String, Manifest> byPath = tree.byPath();
        Map<String, Map<String, String>> managed = new HashMap<>();
        for (Manifest manifest : tree.manifests()) {
            if (manifest.ecosystem().equals("dotnet") && manifest.path().endsWith("proj")) {
                Manifest central = central(manifest, byPath);
                if (central != null) {
                    Map<String, String> versions = managed.computeIfAbsent(central.path(), path -> versions(central));
                    look(manifest, central, versions, found);
                }
            }
        }
    }

    private static void look(
            Manifest project, Manifest central, Map<String, String> versions, Consumer<Contradiction> found) {
        for (Dependency one : project.dependencies()) {
            boolean reference = one.kind() == Kind.RUNTIME || one.kind() == Kind.DEVELOPMENT;
            if (reference && !one.version().isEmpty()) {
                String managed = versions.getOrDefault(one.name(), "no version");
                found.accept(new Contradiction(
                        project.path(),
                        one.line(),
                        DeclaredTree.cut(one.name()) + " is " + DeclaredTree.cut(one.version()) + " here and "
                                + DeclaredTree.cut(managed) + " in " + central.path()
                                + ", which manages versions centrally; the project counts"));
            }
        }
    }

    /** The innermost file of versions above a project, when it is in use and the project does not opt out. */
    private static @Nullable Manifest central(Manifest project, Map<String, Manifest> byPath) {
        if (says(project, "false")) {
            return null;
        }
        Manifest build = above(project.folder(), "Directory.Build.props", byPath);
        Manifest packages = above(project.folder(), VERSIONS, byPath);
        boolean on = packages != null
                && (says(packages, "true") || build != null && says(build, "true") || says(project, "true"));
        return on ? packages : null;
    }

    private static @Nullable Manifest above(String folder, String name, Map<String, Manifest> byPath) {
        for (String at = folder; ; at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            Manifest found = byPath.get(at.isEmpty() ? name : at + "/" + name);
            if (found != null || at.isEmpty()) {
                return found;
            }
        }
    }

    private static boolean says(Manifest manifest, String value) {
        return manifest.data().at("properties", CENTRAL).text().equalsIgnoreCase(value);
    }

    private static Map<String, String> versions(Manifest central) {
        Map<String, String> versions = new HashMap<>();
        central.dependencies().stream()
                .filter(one -> one.kind() == Kind.MANAGED)
                .forEach(one -> versions.putIfAbsent(one.name(), one.version()));
        return versions;
    }
}
