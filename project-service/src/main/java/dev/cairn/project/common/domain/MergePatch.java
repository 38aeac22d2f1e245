package dev.cairn.project.common.domain;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Merge Patch (RFC 7396) read field by field: what is absent stays as it is, null removes, and whatever is not
 * known here is a fault. Whether the values then make sense is for the rules of what is patched.
 */
public final class MergePatch {

    private final Map<String, @Nullable Object> fields;
    private final Faults faults;

    /**
     * Begins to read a patch.
     *
     * @param fields the patch as parsed: texts, numbers, booleans, lists and maps
     * @param known the fields that can be changed
     */
    public MergePatch(Map<String, @Nullable Object> fields, Set<String> known, Faults faults) {
        this.fields = fields;
        this.faults = faults;
        for (String name : fields.keySet()) {
            if (!known.contains(name)) {
                faults.add(pointer(name), "unknown field, or one that cannot be changed");
            }
        }
    }

    /** A text that cannot be removed. */
    public String text(String name, String present) {
        if (!fields.containsKey(name)) {
            return present;
        }
        if (fields.get(name) instanceof String text) {
            return text;
        }
        faults.add(pointer(name), fields.get(name) == null ? "cannot be removed" : "must be a text");
        return present;
    }

    /** A text that can be removed. */
    public @Nullable String removable(String name, @Nullable String present) {
        if (fields.get(name) != null) {
            return text(name, "");
        }
        return fields.containsKey(name) ? null : present;
    }

    /** A day that cannot be removed. */
    public LocalDate day(String name, LocalDate present) {
        String text = text(name, present.toString());
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            faults.add(pointer(name), "must be a day such as 2026-11-22");
            return present;
        }
    }

    /** A list of texts, replaced as a whole; removed, it is empty. */
    public List<String> texts(String name, List<String> present) {
        Object value = fields.get(name);
        if (value == null) {
            return fields.containsKey(name) ? List.of() : present;
        }
        if (!(value instanceof List<?> list)) {
            faults.add(pointer(name), "must be a list of texts");
            return present;
        }
        var texts = new ArrayList<String>();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof String text) {
                texts.add(text);
            } else {
                faults.add(pointer(name) + "/" + i, "must be a text");
            }
        }
        return texts;
    }

    /** An object of texts, itself patched entry by entry; removed, it is empty. */
    public Map<String, String> entries(String name, Map<String, String> present) {
        Object value = fields.get(name);
        if (value == null) {
            return fields.containsKey(name) ? Map.of() : present;
        }
        if (!(value instanceof Map<?, ?> changes)) {
            faults.add(pointer(name), "must be an object of texts");
            return present;
        }
        var patched = new TreeMap<>(present);
        changes.forEach((key, entry) -> {
            if (entry == null) {
                patched.remove(String.valueOf(key));
            } else if (entry instanceof String text) {
                patched.put(String.valueOf(key), text);
            } else {
                faults.add(pointer(name) + pointer(String.valueOf(key)), "must be a text");
            }
        });
        return patched;
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
