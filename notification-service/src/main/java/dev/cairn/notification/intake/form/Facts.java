package dev.cairn.notification.intake.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Short facts for people, held to what a message may carry: what is over is cut or left out, and it is said that it was. */
final class Facts {

    private static final int MOST = 64;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_VALUE = 1000;
    private static final int MOST_BYTES = 5000;
    /** Quotes, colon and comma around a name and its value. */
    private static final int FRAME = 6;

    private static final String LEFT_OUT = "…";

    private final Map<String, String> facts = new LinkedHashMap<>();
    private int bytes;
    private int leftOut;

    Facts add(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        String shortName = cut(clean(name), LONGEST_NAME);
        String shortValue = cut(clean(value), LONGEST_VALUE);
        int size = size(shortName) + size(shortValue) + FRAME;
        if (facts.size() >= MOST || bytes + size > MOST_BYTES) {
            leftOut++;
        } else if (facts.putIfAbsent(shortName, shortValue) == null) {
            bytes += size;
        }
        return this;
    }

    Facts addAll(Map<String, String> all) {
        all.forEach(this::add);
        return this;
    }

    /** Adds the fields of an object; what is no text is written as JSON. */
    Facts addFields(JsonNode object) {
        object.properties()
                .forEach(field -> add(
                        field.getKey(),
                        field.getValue().isNull()
                                ? null
                                : field.getValue().isValueNode()
                                        ? field.getValue().asText()
                                        : field.getValue().toString()));
        return this;
    }

    Map<String, String> all() {
        if (leftOut > 0) {
            facts.put(LEFT_OUT, leftOut + " more were left out");
        }
        return facts;
    }

    /** Without what is no character for people: those are written six bytes long, and break lines and terminals. */
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> clean.appendCodePoint(
                        c == '\n' || c == '\t'
                                ? ' '
                                : Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
                                        ? '\ufffd'
                                        : c));
        return clean.toString();
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }

    /** As JSON, where quotes and backslashes take two. */
    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length
                + (int) text.chars().filter(c -> c == '"' || c == '\\').count();
    }
}
