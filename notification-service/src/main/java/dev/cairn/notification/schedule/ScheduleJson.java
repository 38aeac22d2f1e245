package dev.cairn.notification.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.notification.schedule.domain.Layer;
import dev.cairn.notification.schedule.domain.Replacement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The parts of schedules that are stored as JSON. */
@ApplicationScoped
class ScheduleJson {

    private static final TypeReference<List<Layer>> LAYERS = new TypeReference<>() {};
    private static final TypeReference<List<Replacement.Shift>> SHIFTS = new TypeReference<>() {};

    private final ObjectMapper json;

    ScheduleJson(ObjectMapper json) {
        this.json = json;
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode tree(Object value) {
        return json.valueToTree(value);
    }

    ScheduleBody body(String text) {
        try {
            return json.readValue(text, ScheduleBody.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Layer> layers(String text) {
        return read(text, LAYERS);
    }

    List<Replacement.Shift> shifts(String text) {
        return read(text, SHIFTS);
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
