package dev.cairn.events;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The bounds of what an event may carry: far above what the services accept, far below what hurts a listener. */
final class Require {

    /** Longest id of a catalogue entry, slug, word or name, in characters. */
    static final int NAME = 500;

    /** Longest free text or address, in characters. */
    static final int TEXT = 10_000;

    private Require() {}

    static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    static void name(String field, @Nullable String value) {
        if (present(field, value).isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
        optional(field, value, NAME);
    }

    static void text(String field, @Nullable String value) {
        optional(field, present(field, value), TEXT);
    }

    static void optional(String field, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            throw new IllegalArgumentException(field + " is longer than " + longest + " characters");
        }
    }

    static void notNegative(String field, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(field + " is negative");
        }
    }

    static <T> List<T> list(String field, List<T> given, int most) {
        List<T> values = present(field, given);
        if (values.size() > most) {
            throw new IllegalArgumentException(field + " has more than " + most + " entries");
        }
        values.forEach(value -> present("an entry of " + field, value));
        return List.copyOf(values);
    }

    /** A copy in the order of its keys, so that the same state is always written as the same bytes. */
    static <T> Map<String, T> map(String field, Map<String, T> given, int most) {
        Map<String, T> values = present(field, given);
        if (values.size() > most) {
            throw new IllegalArgumentException(field + " has more than " + most + " entries");
        }
        values.forEach((key, value) -> {
            name("a key of " + field, key);
            present(field + "." + key, value);
        });
        return Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
