package dev.cairn.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The contract's files, as listeners find them in the jar. */
final class Files {

    /** What integrators may rely on; only additions may follow. */
    static final String RELEASED = "/released/v1/";

    static final ObjectMapper JSON = new ObjectMapper();

    private Files() {}

    static byte[] bytes(String path) {
        try (InputStream in = Objects.requireNonNull(Files.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean exists(String path) {
        return Files.class.getResource(path) != null;
    }

    static JsonNode json(String path) {
        try {
            return JSON.readTree(bytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    static String schemaOf(EventType type) {
        return "/schemas/" + type.type() + ".json";
    }

    static String exampleOf(EventType type) {
        return "/examples/" + type.type() + ".json";
    }
}
