package dev.cairn.assessment.assessment;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of assessments, for the OpenAPI document; summaries are served as they were kept. */
@Schema(name = "PageAssessmentSummary")
record AssessmentPageSchema(
        @Schema(required = true) List<Summary> items,

        @Schema(required = true, nullable = true) @Nullable String nextCursor) {

    /** An assessment as the list shows it. */
    @Schema(name = "AssessmentSummary")
    record Summary(
            @Schema(required = true) String id,
            @Schema(required = true) long sequence,
            @Schema(required = true) AssessmentSchema.Roadmap roadmap,
            @Schema(required = true) Instant assessedAt,
            @Schema(required = true) String digest,
            @Schema(required = true) String phase,
            @Schema(required = true) String declaredPhase,
            @Schema(required = true) List<PhaseSummary> phases,
            @Schema(required = true) List<AssessmentSchema.Change> changes,
            @Schema(required = true) List<AssessmentSchema.GateChange> gateChanges) {}

    /** A phase as the list shows it. */
    @Schema(name = "PhaseSummary")
    record PhaseSummary(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Schema(required = true) double readiness,
            @Schema(required = true) GateSummary gate) {}

    /** A gate as the list shows it. */
    @Schema(name = "GateSummary")
    record GateSummary(
            @Schema(
                    required = true,
                    enumeration = {"open", "closed"})
            String state) {}
}
