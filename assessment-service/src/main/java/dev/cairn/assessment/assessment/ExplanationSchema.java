package dev.cairn.assessment.assessment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of an explanation, for the OpenAPI document. */
@Schema(name = "Explanation", description = "Why a check came out as it did.")
record ExplanationSchema(
        @Schema(required = true) Assessed assessment,
        @Schema(required = true) AssessmentSchema.Roadmap roadmap,
        @Schema(required = true) Practice practice,
        @Schema(required = true) AssessmentSchema.Check check,

        @Schema(required = true, description = "Where scans looked for the facts it reads")
        List<Looked> looked) {

    @Schema(name = "ExplainedAssessment")
    record Assessed(
            @Schema(required = true) UUID id,
            @Schema(required = true) Instant assessedAt,
            @Schema(required = true) String digest) {}

    @Schema(name = "ExplainedPractice")
    record Practice(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Schema(required = true) String why,
            @Schema(required = true) String outcome,
            @Schema(required = true) boolean required) {}

    @Schema(name = "Looked")
    record Looked(
            @Schema(required = true) String fact,
            @Schema(required = true) int rules,
            @Schema(required = true) int manifests,
            @Schema(required = true) int files,
            @Schema(required = true) int steps,
            @Schema(required = true) int matches,

            @Schema(required = true, description = "The same in words")
            String sentence) {}
}
