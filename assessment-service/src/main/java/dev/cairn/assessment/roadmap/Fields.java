package dev.cairn.assessment.roadmap;

import dev.cairn.assessment.roadmap.domain.Nearest;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The fields of one YAML mapping, taken out one by one with what is expected of each. A mistake is noted and a harmless
 * value given in its place, so that reading goes on to the next mistake. {@link #close} notes what nobody took.
 */
final class Fields {

    private static final int MAX_TEXT = 2_000;

    private final Node node;
    private final Errors errors;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    Fields(Node node, Errors errors) {
        this.node = node;
        this.errors = errors;
        if (!(node instanceof MappingNode mapping)) {
            errors.add(node, "expected fields");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
                errors.add(tuple.getKeyNode(), "field " + key + " is there twice");
            }
            keys.putIfAbsent(key, tuple.getKeyNode());
        }
    }

    Node node() {
        return node;
    }

    /** The node of a field for telling where a mistake is: the field's, or the mapping's if the field is missing. */
    Node place(String field) {
        return values.getOrDefault(field, node);
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    String text(String field) {
        return read(field, Function.identity(), "");
    }

    String textOr(String field, String otherwise) {
        return has(field) ? text(field) : otherwise;
    }

    @Nullable
    String optionalText(String field) {
        return has(field) ? text(field) : null;
    }

    String matching(String field, Pattern pattern) {
        return read(
                field,
                text -> {
                    if (!pattern.matcher(text).matches()) {
                        throw new IllegalArgumentException("must match " + pattern);
                    }
                    return text;
                },
                "");
    }

    <T> T word(String field, Function<String, T> read, T otherwise) {
        return read(field, read, otherwise);
    }

    int number(String field, int least, int most) {
        return read(
                field,
                text -> {
                    int value = Integer.parseInt(text);
                    if (value < least || value > most) {
                        throw new IllegalArgumentException("must be " + least + " to " + most);
                    }
                    return value;
                },
                least);
    }

    boolean truth(String field, boolean otherwise) {
        return has(field) ? read(field, Fields::truth, otherwise) : otherwise;
    }

    @Nullable
    Duration optionalDuration(String field) {
        return has(field) ? read(field, Fields::duration, Duration.ofDays(1)) : null;
    }

    List<Node> list(String field) {
        taken.add(field);
        Node value = values.get(field);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        errors.add(value, field + " must be a list");
        return List.of();
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (Node item : list(field)) {
            if (item instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                errors.add(item, field + " must be a list of words");
            }
        }
        return texts;
    }

    @Nullable
    Node optionalNode(String field) {
        taken.add(field);
        return values.get(field);
    }

    void close() {
        keys.forEach((key, keyNode) -> {
            if (!taken.contains(key)) {
                errors.add(keyNode, "unknown field " + key + Nearest.hint(key, taken));
            }
        });
    }

    private <T> T read(String field, Function<String, T> reader, T otherwise) {
        taken.add(field);
        Node value = values.get(field);
        if (value == null) {
            errors.add(node, "field " + field + " is missing");
            return otherwise;
        }
        if (!(value instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            errors.add(value, field + " must be a text");
            return otherwise;
        }
        String text = scalar.getValue().strip();
        if (text.length() > MAX_TEXT) {
            errors.add(value, field + " is longer than " + MAX_TEXT + " characters");
            return otherwise;
        }
        try {
            return reader.apply(text);
        } catch (NumberFormatException wrong) {
            errors.add(value, field + " must be a number");
        } catch (IllegalArgumentException | DateTimeException wrong) {
            errors.add(value, field + ": " + wrong.getMessage());
        }
        return otherwise;
    }

    private static boolean truth(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("must be true or false");
    }

    private static Duration duration(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("must be longer than nothing");
        }
        return duration;
    }
}
