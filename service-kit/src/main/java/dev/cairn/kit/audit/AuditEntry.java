package dev.cairn.kit.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One act, as shown to admins. */
@Schema(name = "AuditEntry", description = "One act: who did what to what, with its state before and after.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(
        @Schema(required = true) UUID id,
        @Schema(required = true) Instant at,
        @Schema(required = true) AuditActor actor,

        @Schema(required = true, description = "The target's kind and what was done, such as token.revoked")
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

        @Schema(
                required = true,
                examples = "0198c0de-0000-7000-8000-000000000001",
                description = "Of the system's own acts the job's id")
        String requestId) {

    @Schema(name = "AuditActor")
    /** Who acted. */
    public record AuditActor(
            @Schema(
                    required = true,
                    enumeration = {"person", "token", "system"})
            String kind,

            @Schema(required = true, examples = "ana") String id,

            @Schema(required = true, examples = "Ana Almeida")
            String name) {}
}
