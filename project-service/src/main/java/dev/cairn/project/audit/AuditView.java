package dev.cairn.project.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One change, as shown to admins. */
@Schema(name = "AuditEntry", description = "One change: who did what to what, with its state before and after.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Instant at,
        @Schema(required = true) Actor actor,

        @Schema(required = true, examples = "project.updated")
        String action,

        @Schema(required = true) Target target,

        @Schema(implementation = Object.class, description = "The target before; absent when it was made")
        @JsonRawValue
        @Nullable
        String before,

        @Schema(implementation = Object.class, description = "The target after; absent when it is gone")
        @JsonRawValue
        @Nullable
        String after,

        @Schema(required = true, examples = "0198c0de-0000-7000-8000-000000000001")
        String requestId) {

    @Schema(name = "AuditActor")
    record Actor(
            @Schema(
                    required = true,
                    enumeration = {"person", "token", "system"})
            String kind,

            @Schema(required = true, examples = "ana") String id,

            @Schema(required = true, examples = "Ana Almeida")
            String name) {}
}
