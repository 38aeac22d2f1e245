package dev.cairn.notification.intake.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads fields that senders fill freely. */
final class Reading {

    private static final int LONGEST_LINK = 2048;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Reading() {}

    /** A text; null when there is none. */
    static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        return value == null
                        || value.isNull()
                        || !value.isValueNode()
                        || value.asText().isBlank()
                ? null
                : Facts.clean(value.asText()).strip();
    }

    /** A text, cut to so many characters; null when there is none. */
    static @Nullable String text(JsonNode object, String field, int longest) {
        String text = text(object, field);
        return text == null ? null : Facts.cut(text, longest);
    }

    /** A web address; null when there is none, or something else. */
    static @Nullable String link(@Nullable String text) {
        if (text == null || text.length() > LONGEST_LINK || !text.matches("https?://[\\x21-\\x7e]+")) {
            return null;
        }
        try {
            return URI.create(text).getHost() == null ? null : text;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * An instant, to the millisecond; null when there is none, and for the zero time that Go writes in its place.
     *
     * @throws Refused when it is none
     */
    static @Nullable Instant instant(JsonNode object, String field, String pointer) {
        String text = text(object, field);
        if (text == null || text.startsWith("0001-01-01T00:00:00")) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                throw new Refused(pointer + "/" + field, "must be an instant of these centuries");
            }
            return Instant.ofEpochMilli(at.toEpochMilli());
        } catch (DateTimeException e) {
            throw new Refused(pointer + "/" + field, "must be an instant as of RFC 3339");
        }
    }

    /**
     * Names with texts, sorted; those that are empty are left out.
     *
     * @throws Refused when it is no object of texts
     */
    static Map<String, String> texts(JsonNode object, String field, String pointer) {
        JsonNode node = object.path(field);
        var texts = new TreeMap<String, String>();
        if (node.isMissingNode() || node.isNull()) {
            return texts;
        }
        if (!node.isObject()) {
            throw new Refused(pointer + "/" + field, "must be an object of texts");
        }
        node.properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                throw new Refused(pointer + "/" + field, "must hold texts only");
            }
            if (!entry.getValue().textValue().isEmpty()) {
                texts.put(entry.getKey(), entry.getValue().textValue());
            }
        });
        return texts;
    }
}
