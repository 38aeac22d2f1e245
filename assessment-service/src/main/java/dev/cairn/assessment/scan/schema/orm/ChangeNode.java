package dev.cairn.assessment.scan.schema.orm;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import dev.cairn.assessment.scan.schema.domain.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element of a change log, whatever its format. */
record ChangeNode(String name, int line, Map<String, String> values, List<ChangeNode> children, String text) {

    static final ChangeNode NONE = new ChangeNode("", 0, Map.of(), List.of(), "");

    /**
     * The root of a file in YAML or JSON.
     *
     * @param unread told when it is none
     */
    static ChangeNode of(String path, String source, List<Unread> unread) {
        try {
            return of("", DataReader.read(path, source));
        } catch (Unreadable e) {
            unread.add(new Unread(Math.max(1, e.line()), String.valueOf(e.getMessage())));
            return NONE;
        }
    }

    private static ChangeNode of(String name, DataNode data) {
        Map<String, String> values = new LinkedHashMap<>();
        List<ChangeNode> children = new ArrayList<>();
        data.entries().forEach((key, value) -> {
            if (value.isScalar()) {
                values.put(key, value.text());
            } else {
                children.add(of(key, value));
            }
        });
        if (data.entries().isEmpty() && !data.isScalar()) {
            data.items().forEach(item -> children.add(of("", item)));
        }
        return new ChangeNode(name, data.line(), values, children, "");
    }

    /** A value by its name; empty when there is none. */
    String get(String key) {
        return values.getOrDefault(key, "");
    }

    /** Children of this name. */
    List<ChangeNode> named(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** Columns, which some formats wrap in a list and in a map of one entry. */
    List<ChangeNode> columns() {
        List<ChangeNode> columns = new ArrayList<>(named("column"));
        for (ChangeNode list : named("columns")) {
            list.children.forEach(item -> columns.addAll(item.named("column")));
        }
        return columns;
    }
}
