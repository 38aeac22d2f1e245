package dev.cairn.kit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers about one resource, with its ETag. */
@ApplicationScoped
public class Answers {

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /** An answer in a form that can be given again. */
    public Reply reply(int status, @Nullable String location, long version, Object view) {
        return new Reply(status, location, ETags.of(version), json.valueToTree(view));
    }

    /** What was read; 304 without it when the caller has this version. */
    public static Response read(@Nullable String ifNoneMatch, long version, Object view) {
        String tag = ETags.of(version);
        return ETags.matches(ifNoneMatch, tag)
                ? Response.notModified().header(HttpHeaders.ETAG, tag).build()
                : changed(version, view);
    }

    /** What a change left. */
    public static Response changed(long version, Object view) {
        return Response.ok(view).header(HttpHeaders.ETAG, ETags.of(version)).build();
    }

    /** Nothing is left to show. */
    public static Response gone() {
        return Response.noContent().build();
    }
}
