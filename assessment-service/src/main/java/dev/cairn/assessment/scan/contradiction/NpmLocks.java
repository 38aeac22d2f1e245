package dev.cairn.assessment.scan.contradiction;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.Manifest;
import dev.cairn.assessment.scan.manifest.NpmLock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Dependencies that a package-lock.json says the package.json beside it has otherwise. */
final class NpmLocks implements Contradictions.Look {

    private static final String LOCK = "package-lock.json";

    /** A version of fewer numbers stands for many. */
    private static final Pattern WHOLE = Pattern.compile("[~^]?\\d++\\.\\d++\\.\\d++");

    @Override
    public void look(DeclaredTree tree, Consumer<Contradiction> found) {
        for (Manifest manifest : tree.manifests()) {
            if (DeclaredTree.name(manifest).equals("package.json")) {
                tree.text()
                        .apply(DeclaredTree.beside(manifest, LOCK))
                        .flatMap(NpmLock::wanted)
                        .ifPresent(wanted -> look(manifest, wanted, found));
            }
        }
    }

    private static void look(Manifest manifest, Map<String, String> wanted, Consumer<Contradiction> found) {
        for (String section : NpmLock.INSTALLED) {
            manifest.data().get(section).entries().forEach((name, here) -> {
                String locked = wanted.get(name);
                if (locked == null) {
                    tell(manifest, here, DeclaredTree.cut(name) + " is here and not in " + LOCK, found);
                } else if (excludes(here.text(), locked)) {
                    String versions = DeclaredTree.cut(here.text()) + " here and " + DeclaredTree.cut(locked);
                    tell(manifest, here, DeclaredTree.cut(name) + " is " + versions + " in " + LOCK, found);
                }
            });
        }
    }

    private static boolean excludes(String here, String locked) {
        if (!WHOLE.matcher(here).matches() || !WHOLE.matcher(locked).matches()) {
            return false;
        }
        Optional<VersionRange> one = VersionRange.of(here, true);
        Optional<VersionRange> other = VersionRange.of(locked, true);
        return one.isPresent() && other.isPresent() && !one.get().meets(other.get());
    }

    private static void tell(Manifest manifest, DataNode here, String said, Consumer<Contradiction> found) {
        found.accept(new Contradiction(manifest.path(), here.line(), said + "; what is here counts"));
    }
}
