package dev.cairn.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what must not change in a released schema: everything but its words, and properties that were not there.
 *
 * <p>Widening is refused as well as narrowing: what a widened schema allows, a listener that was built against the
 * released one does not understand. An addition can go unnoticed only where listeners are told to pass it over.
 */
final class SchemaChanges {

    private static final Set<String> WORDS = Set.of("title", "description", "$comment", "examples");

    private final List<String> found = new ArrayList<>();

    private SchemaChanges() {}

    /** JSON pointers with what is wrong there; empty when the later schema may follow the earlier. */
    static List<String> between(JsonNode released, JsonNode today) {
        var changes = new SchemaChanges();
        changes.compare("", released, today);
        return changes.found;
    }

    private void compare(String at, JsonNode released, JsonNode today) {
        if (!released.isObject() || !today.isObject()) {
            if (!released.equals(today)) {
                found.add(at + " changed");
            }
            return;
        }
        boolean holdsProperties = at.endsWith("/properties");
        var names = new TreeSet<String>();
        released.fieldNames().forEachRemaining(names::add);
        today.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (!holdsProperties && WORDS.contains(name)) {
                continue;
            }
            String there = at + "/" + name;
            if (!today.has(name)) {
                found.add(there + " removed");
            } else if (released.has(name)) {
                compare(there, released.get(name), today.get(name));
            } else if (!holdsProperties) {
                found.add(there + " added");
            }
        }
    }
}
