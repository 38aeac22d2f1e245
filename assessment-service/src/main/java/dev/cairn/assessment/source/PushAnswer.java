package dev.cairn.assessment.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a push event led to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PushAnswer", description = "What a push event led to.", examples = """
                {"result": "queued"}""")
record PushAnswer(
        @Schema(
                required = true,
                enumeration = {"queued", "ignored"})
        String result,

        @Schema(description = "Why it was ignored") @Nullable
        String reason) {

    static final PushAnswer QUEUED = new PushAnswer("queued", null);

    static PushAnswer ignored(String reason) {
        return new PushAnswer("ignored", reason);
    }
}
