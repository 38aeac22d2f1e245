package dev.cairn.assessment.catalogue;

import dev.cairn.kit.http.ETags;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers with the text of a roadmap, byte for byte as it was sent. */
final class Yaml {

    /** RFC 9512. */
    static final String TYPE = "application/yaml";

    private Yaml() {}

    static Response answer(@Nullable String ifNoneMatch, byte[] text, String digest) {
        String tag = "\"" + digest + "\"";
        var answer = ETags.matches(ifNoneMatch, tag) ? Response.notModified() : Response.ok(text, TYPE);
        return answer.header(HttpHeaders.ETAG, tag)
                .header("Content-Disposition", "inline; filename=\"roadmap.yaml\"")
                .build();
    }
}
