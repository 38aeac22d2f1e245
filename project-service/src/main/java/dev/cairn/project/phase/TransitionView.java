package dev.cairn.project.phase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.project.phase.domain.PhaseTransition;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A phase transition, as shown. */
@Schema(
        name = "PhaseTransition",
        description = "A project went from one phase to another, by its team's own word.",
        examples = """
                {"id": "0198c0de-0000-7000-8000-000000000005", "from": "mvp", "to": "foundation", "by": "ana",
                 "at": "2026-11-22T09:00:00Z", "note": "The bet paid off."}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransitionView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Id of a phase")
        String from,

        @Schema(required = true, description = "Id of a phase")
        String to,

        @Schema(required = true, description = "Subject of the person, or id of the token")
        String by,

        @Schema(required = true) Instant at,

        @Schema(description = "Absent when nobody said why") @Nullable
        String note) {

    static TransitionView of(PhaseTransition transition) {
        return new TransitionView(
                transition.id(),
                transition.from(),
                transition.to(),
                transition.by(),
                transition.at(),
                transition.note());
    }
}
