package dev.cairn.assessment.scan.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of JSON, YAML, TOML or an INI file: a map, a list or a scalar, and the line it starts at.
 *
 * <p>Asking for what is not there answers {@link #NONE}, so that a path through a stranger's file needs no checks.
 */
public final class DataNode {

    /** Nothing at all: no text, no entries, no line. */
    public static final DataNode NONE = new DataNode(null, Map.of(), List.of(), 0);

    private static final int FOUND = 10_000;

    private final @Nullable String text;
    private final Map<String, DataNode> entries;
    private final List<DataNode> items;
    private final int line;

    private DataNode(@Nullable String text, Map<String, DataNode> entries, List<DataNode> items, int line) {
        this.text = text;
        this.entries = entries;
        this.items = items;
        this.line = line;
    }

    /** A scalar; null of the source format is the empty text. */
    public static DataNode scalar(String text, int line) {
        return new DataNode(text, Map.of(), List.of(), line);
    }

    /** An empty map to be filled by the reader. */
    public static DataNode map(int line) {
        return new DataNode(null, new LinkedHashMap<>(), List.of(), line);
    }

    /** An empty list to be filled by the reader. */
    public static DataNode list(int line) {
        return new DataNode(null, Map.of(), new ArrayList<>(), line);
    }

    void put(String key, DataNode value) {
        entries.put(key, value);
    }

    void add(DataNode value) {
        items.add(value);
    }

    /** Whether there is anything, if only an empty text. */
    public boolean exists() {
        return this != NONE;
    }

    /** Line of the value, from 1; 0 when the format does not tell. */
    public int line() {
        return line;
    }

    /** The scalar's text; empty for maps, lists and nothing. */
    public String text() {
        return text == null ? "" : text;
    }

    /** Whether this is a scalar. */
    public boolean isScalar() {
        return text != null;
    }

    /** Whether the scalar says yes in any of the ways formats have. */
    public boolean isTrue() {
        return text != null && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes") || text.equals("on"));
    }

    /** Whether the scalar says no in any of the ways formats have. */
    public boolean isFalse() {
        return text != null && (text.equalsIgnoreCase("false") || text.equalsIgnoreCase("no") || text.equals("off"));
    }

    /** Entries of a map in their order; empty otherwise. */
    public Map<String, DataNode> entries() {
        return entries;
    }

    /** Elements of a list, or the one scalar itself, as many formats allow; empty otherwise. */
    public List<DataNode> items() {
        return text == null ? items : List.of(this);
    }

    /** Values of a map or elements of a list. */
    public Collection<DataNode> children() {
        return entries.isEmpty() ? items : entries.values();
    }

    /** The entry of a map, or {@link #NONE}. */
    public DataNode get(String key) {
        return entries.getOrDefault(key, NONE);
    }

    /** The value at the end of a path of keys. */
    public DataNode at(String... keys) {
        DataNode node = this;
        for (String key : keys) {
            node = node.get(key);
        }
        return node;
    }

    /**
     * Every value a dotted path leads to; {@code *} stands for any entry or element, {@code \.} for a dot. Of more than 10,000,
     * which only aliases of aliases lead to, the first.
     */
    public List<DataNode> find(String path) {
        List<DataNode> found = List.of(this);
        for (String key : path.split("(?<!\\\\)\\.")) {
            String name = key.replace("\\.", ".");
            List<DataNode> next = new ArrayList<>();
            for (DataNode node : found) {
                if (next.size() >= FOUND) {
                    break;
                }
                if (name.equals("*")) {
                    next.addAll(node.children());
                } else if (node.get(name).exists()) {
                    next.add(node.get(name));
                }
            }
            found = next;
        }
        return found;
    }
}
