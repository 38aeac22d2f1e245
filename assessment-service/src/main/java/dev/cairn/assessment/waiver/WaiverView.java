package dev.cairn.assessment.waiver;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.assessment.common.domain.Act;
import dev.cairn.assessment.waiver.domain.WaiverCase;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A waiver as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Waiver",
        description = "Leave to pass a gate without a practice or a check, for a time. It never makes anything met.",
        examples = """
                {"id": "0198c0de-0000-7000-8000-000000000009", "target": "foundation.monitoring", "status": "approved",
                 "reason": "The hosting platform watches the product until our own monitoring is there.",
                 "endsAt": "2026-12-31T00:00:00Z", "requested": {"by": "ana", "name": "Ana Almeida",
                 "at": "2026-11-22T09:00:00Z"}, "decided": {"by": "ben", "name": "Ben Okafor",
                 "at": "2026-11-22T10:00:00Z"}, "note": "Until the end of the year, not longer.", "version": 2}""")
record WaiverView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Id of a practice, which means all its checks, or of a check")
        String target,

        @Schema(
                required = true,
                enumeration = {"requested", "approved", "rejected", "revoked", "expired"})
        String status,

        @Schema(required = true) String reason,

        @Schema(required = true, description = "From this instant on it does not count")
        Instant endsAt,

        @Schema(required = true) WaiverAct requested,

        @Schema(description = "Who approved or rejected it; absent until somebody did") @Nullable
        WaiverAct decided,

        @Schema(description = "What was said with the decision") @Nullable
        String note,

        @Schema(description = "Who revoked it, or when it expired; absent before") @Nullable
        WaiverAct closed,

        @Schema(description = "When people were told that it ends soon; absent before") @Nullable
        Instant warnedAt,

        @Schema(required = true, description = "Grows with every change; the ETag")
        long version) {

    /** Who did something, and when. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WaiverAct")
    record WaiverAct(
            @Schema(description = "Subject of the person; absent: the system did") @Nullable
            String by,

            @Nullable String name,
            @Schema(required = true) Instant at) {

        static @Nullable WaiverAct of(@Nullable Act act) {
            return act == null ? null : new WaiverAct(act.by(), act.name(), act.at());
        }
    }

    static WaiverView of(WaiverCase waiver) {
        Act asked = waiver.requested();
        return new WaiverView(
                waiver.id(),
                waiver.target(),
                waiver.status().word(),
                waiver.reason(),
                waiver.endsAt(),
                new WaiverAct(asked.by(), asked.name(), asked.at()),
                WaiverAct.of(waiver.decided()),
                waiver.note(),
                WaiverAct.of(waiver.closed()),
                waiver.warnedAt(),
                waiver.version());
    }
}
