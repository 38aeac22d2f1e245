package dev.cairn.assessment.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers to reads of what has no version: the ETag is made of what is answered. */
@ApplicationScoped
public class TaggedAnswers {

    private final ObjectMapper json;

    TaggedAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** A view as JSON; 304 without it when the caller has the same. */
    public Response read(@Nullable String ifNoneMatch, Object view) {
        try {
            return read(ifNoneMatch, json.writeValueAsBytes(view), MediaType.APPLICATION_JSON)
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view that cannot be written", e);
        }
    }

    /** Bytes of a type; 304 without them when the caller has the same. */
    public static Response.ResponseBuilder read(@Nullable String ifNoneMatch, byte[] body, String type) {
        String tag = ContentTags.of(body);
        var answer = ETags.matches(ifNoneMatch, tag) ? Response.notModified() : Response.ok(body, type);
        return answer.header(HttpHeaders.ETAG, tag);
    }
}
