package dev.cairn.assessment.assessment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cairn.assessment.history.ComparisonView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a project would stand. */
@Schema(name = "WhatIfAnswer")
record WhatIfView(
        @Schema(required = true, implementation = WhatIfView.Imagined.class, description = "It is kept nowhere")
        Map<String, Object> assessment,

        @Schema(required = true, description = "What would differ from the latest assessment")
        ComparisonView comparison) {

    /** An assessment without an id; evidence and waivers that are assumed have the id with only zeros. */
    @Schema(name = "ImaginedAssessment")
    record Imagined(
            @Schema(required = true) AssessmentSchema.Project project,
            @Schema(required = true) String organisation,
            @Schema(required = true) AssessmentSchema.Roadmap roadmap,
            @Schema(required = true) Instant assessedAt,
            @Schema(required = true) String digest,
            @Schema(required = true) String phase,
            @Schema(required = true) String declaredPhase,
            @Schema(required = true) AssessmentSchema.Pace pace,
            @Schema(required = true) List<AssessmentSchema.Phase> phases,
            @Schema(required = true, nullable = true) AssessmentSchema.@Nullable NextAction nextAction,
            @Schema(required = true) List<AssessmentSchema.Premature> premature,
            @Schema(required = true) List<AssessmentSchema.Change> changes,
            @Schema(required = true) List<AssessmentSchema.GateChange> gateChanges,
            @Schema(required = true) List<AssessmentSchema.Ageing> ageing,

            @JsonProperty("verdict3am") @Schema(required = true)
            AssessmentSchema.Verdict3am verdict3am) {}
}
