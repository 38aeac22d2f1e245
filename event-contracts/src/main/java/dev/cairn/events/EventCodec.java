package dev.cairn.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the state of an event as JSON and reads it back.
 *
 * <p>Properties that a record does not have are passed over, so that an older listener understands a newer producer. A
 * required one that is missing is an error.
 */
public final class EventCodec {

    /** Largest value that is read, in bytes; the broker takes no larger one either. */
    public static final int LARGEST = 1_048_576;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxDocumentLength(LARGEST)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EventCodec() {}

    /** The state as UTF-8 JSON. */
    public static byte[] write(Object data) {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write " + data.getClass().getSimpleName(), e);
        }
    }

    /**
     * The state that a record's value holds.
     *
     * @throws MalformedEvent when it holds none
     */
    public static EventData read(EventType type, byte @Nullable [] value) {
        return read(type.dataClass(), value);
    }

    /**
     * The state that a record's value holds.
     *
     * @throws MalformedEvent when it holds none
     */
    public static <T extends EventData> T read(Class<T> kind, byte @Nullable [] value) {
        if (value == null || value.length == 0 || value.length > LARGEST) {
            throw bad(kind, value == null ? "no value" : value.length + " bytes", null);
        }
        try {
            @Nullable T data = JSON.readValue(value, kind);
            if (data == null) {
                throw bad(kind, "null", null);
            }
            return data;
        } catch (JsonProcessingException e) {
            throw bad(kind, explain(e), e);
        } catch (IOException e) {
            throw bad(kind, "unreadable", e);
        }
    }

    private static MalformedEvent bad(Class<?> kind, String why, @Nullable Throwable cause) {
        return new MalformedEvent(MalformedEvent.Reason.BAD_DATA, "not a " + kind.getSimpleName() + ": " + why, cause);
    }

    /** Our own complaint when a record made it, else only the place: Jackson's own words quote what they stumble on. */
    private static String explain(JsonProcessingException e) {
        if (e.getCause() instanceof IllegalArgumentException ours && ours.getMessage() != null) {
            return ours.getMessage();
        }
        var where = e.getLocation();
        return e.getClass().getSimpleName()
                + (where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr());
    }
}
