package dev.cairn.assessment.scan.contradiction;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lock files of several package managers beside one package.json, and one that is not of the manager it names. */
final class NodeManagers implements Contradictions.Look {

    private static final Map<String, String> LOCKS = locks();

    @Override
    public void look(DeclaredTree tree, Consumer<Contradiction> found) {
        for (Manifest manifest : tree.manifests()) {
            if (DeclaredTree.name(manifest).equals("package.json")) {
                look(tree, manifest, found);
            }
        }
    }

    private static void look(DeclaredTree tree, Manifest manifest, Consumer<Contradiction> found) {
        Map<String, String> managers = new LinkedHashMap<>();
        List<String> said = new ArrayList<>();
        LOCKS.forEach((file, manager) -> {
            if (tree.paths().contains(DeclaredTree.beside(manifest, file))
                    && managers.putIfAbsent(manager, file) == null) {
                said.add(file + " is of " + manager);
            }
        });
        DataNode named = manifest.data().get("packageManager");
        int at = named.text().indexOf('@');
        String manager = at < 0 ? named.text() : named.text().substring(0, at);
        if (managers.size() > 1) {
            found.accept(new Contradiction(
                    manifest.path(), 0, String.join(", ", said) + "; only what package.json says counts"));
        } else if (managers.size() == 1 && LOCKS.containsValue(manager) && !managers.containsKey(manager)) {
            found.accept(new Contradiction(
                    manifest.path(),
                    named.line(),
                    "packageManager is " + manager + ", " + said.get(0) + "; only what package.json says counts"));
        }
    }

    private static Map<String, String> locks() {
        Map<String, String> locks = new LinkedHashMap<>();
        locks.put("package-lock.json", "npm");
        locks.put("npm-shrinkwrap.json", "npm");
        locks.put("yarn.lock", "yarn");
        locks.put("pnpm-lock.yaml", "pnpm");
        locks.put("bun.lock", "bun");
        locks.put("bun.lockb", "bun");
        return locks;
    }
}
