package dev.cairn.assessment.scan.signal;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fact and how matches become its value.
 *
 * @param name of the fact; names that start with {@code x.} are steps in between and not told
 * @param type how
 * @param source fact whose sightings it is made of; itself unless said otherwise
 */
record FactSpec(String name, Type type, String source) {

    private static final String BETWEEN = "x.";

    /** Reads {@code bool}, {@code files}, {@code count}, {@code regions}, {@code names} or {@code names of other.fact}. */
    static FactSpec parse(String name, String text) {
        String[] words = text.split(" of ");
        Type type = Type.valueOf(words[0].toUpperCase(Locale.ROOT));
        return new FactSpec(name, type, words.length > 1 ? words[1] : name);
    }

    /** How matches become a value. */
    enum Type {
        /** True when a rule that stands alone matched, or two that do not. */
        BOOL,
        /** Number of files. */
        FILES,
        /** Number of matches. */
        COUNT,
        /** Labels of the rules that matched, sorted. */
        NAMES,
        /** Number of different regions of one cloud that the excerpts name. */
        REGIONS
    }

    boolean shown() {
        return !name.startsWith(BETWEEN);
    }

    /** Those of some facts that are told, by name. */
    static Map<String, Object> shown(Map<String, Object> facts) {
        Map<String, Object> shown = new TreeMap<>();
        facts.forEach((name, value) -> {
            if (!name.startsWith(BETWEEN)) {
                shown.put(name, value);
            }
        });
        return Collections.unmodifiableMap(shown);
    }
}
