package dev.cairn.notification.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What is stored as JSON text. */
@ApplicationScoped
public class Json {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final ObjectMapper mapper;

    Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** A value as text. */
    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@link #write} made a text of. */
    public <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored cannot be read", e);
        }
    }

    /** A JSON object of texts that {@link #write} made a text of. */
    public Map<String, String> texts(String text) {
        try {
            return mapper.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored cannot be read", e);
        }
    }

    /** A value as the body of an answer. */
    public JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }
}
