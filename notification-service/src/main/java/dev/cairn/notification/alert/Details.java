package dev.cairn.notification.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** The short facts of an alert, as they are stored: a JSON object of texts. */
final class Details {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> FORM = new TypeReference<>() {};

    /** What an alert without any has. */
    static final String NONE = "{}";

    private Details() {}

    static String write(Map<String, String> details) {
        try {
            return details.isEmpty() ? NONE : JSON.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> read(String text) {
        try {
            return text.equals(NONE) ? Map.of() : JSON.readValue(text, FORM);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored details cannot be read", e);
        }
    }
}
