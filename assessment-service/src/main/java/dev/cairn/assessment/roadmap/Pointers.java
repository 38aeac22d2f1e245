package dev.cairn.assessment.roadmap;

import java.util.IdentityHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The JSON pointer (RFC 6901) of each part of a YAML tree, as if it were JSON. A key has the pointer of its value. */
final class Pointers {

    private final Map<Node, String> pointers = new IdentityHashMap<>();

    void add(Node root) {
        add(root, "");
    }

    /** The pointer; of a part that was never added, that of the whole. */
    String of(Node node) {
        return pointers.getOrDefault(node, "");
    }

    /** An alias has the pointer of where its anchor is; a tree that contains itself ends here. */
    private void add(Node node, String pointer) {
        if (pointers.putIfAbsent(node, pointer) != null) {
            return;
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                String inner = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                pointers.putIfAbsent(tuple.getKeyNode(), inner);
                add(tuple.getValueNode(), inner);
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                add(sequence.getValue().get(i), pointer + "/" + i);
            }
        }
    }
}
