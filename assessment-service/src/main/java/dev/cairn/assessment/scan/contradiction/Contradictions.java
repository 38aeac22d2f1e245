package dev.cairn.assessment.scan.contradiction;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Looks for contradictions in every way there is. */
public final class Contradictions {

    /** How many are told of one tree. */
    static final int MOST = 50;

    private static final Comparator<Contradiction> ORDER = Comparator.comparing(Contradiction::path)
            .thenComparing(Contradiction::line)
            .thenComparing(Contradiction::said);

    private static final List<Look> LOOKS = List.of(
            new NodeManagers(),
            new RepeatedKeys(),
            new PythonProjects(),
            new GoModules(),
            new MavenParents(),
            new LockedVersions(),
            new NpmLocks(),
            new ComposerLocks(),
            new CentralVersions());

    /** One way to look. */
    interface Look {
        void look(DeclaredTree tree, Consumer<Contradiction> found);
    }

    private Contradictions() {}

    /** The first fifty in the order of their paths and lines; the same for the same tree. */
    public static List<Contradiction> of(DeclaredTree tree) {
        var first = new TreeSet<>(ORDER);
        LOOKS.forEach(look -> look.look(tree, found -> {
            first.add(found);
            if (first.size() > MOST) {
                first.pollLast();
            }
        }));
        return List.copyOf(first);
    }
}
