package dev.cairn.assessment.roadmap;

import dev.cairn.assessment.roadmap.domain.ExpressionException;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Collects mistakes with their places, up to a bound, so that one reading tells all of them. */
final class Errors {

    /** The most mistakes that are told at once. */
    static final int MAX = 100;

    private final List<RoadmapError> found = new ArrayList<>();
    private final Pointers pointers = new Pointers();

    /** Makes the places of a tree known by pointer. */
    void placesOf(Node root) {
        pointers.add(root);
    }

    void add(Node node, String message) {
        add(new RoadmapError(line(node), column(node), pointers.of(node), message));
    }

    private void add(RoadmapError error) {
        if (found.size() < MAX) {
            found.add(error);
        }
    }

    /** A mistake that nothing can be read after. */
    RoadmapException raised(int line, int column, String message) {
        add(new RoadmapError(line, column, "", message));
        return new RoadmapException(found);
    }

    /** Adds a mistake inside an expression; its exact place is known only for text written on one line. */
    void add(Node node, ExpressionException wrong) {
        boolean block = node instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED);
        int quote = node instanceof ScalarNode scalar && scalar.getScalarStyle() != ScalarStyle.PLAIN ? 1 : 0;
        boolean exact = !block && wrong.line() == 1 && wrong.column() > 0;
        add(new RoadmapError(
                line(node),
                exact ? column(node) + quote + wrong.column() - 1 : column(node),
                pointers.of(node),
                "expression: " + wrong.getMessage()));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new RoadmapException(found);
        }
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static int column(Node node) {
        return node.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }
}
