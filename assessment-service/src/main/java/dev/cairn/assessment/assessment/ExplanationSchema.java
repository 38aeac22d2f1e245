package dev.cairn.assessment.assessment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of an explanation, for the OpenAPI document. */
@Schema(name = "Explanation", description = "Why a check came out as it did.")
record ExplanationSchema(
        @Schema(required = true) Assessed assessment,
        @Schema(required = true) AssessmentSchema.Roadmap roadmap,
        @Schema(required = true) Practice practice,
        @Schema(required = true) AssessmentSchema.Check check,
        @Schema(required = true) Limits limits,

        @Schema(required = true, description = "The evidence that the facts came from")
        List<Evidence> evidence,

        @Schema(required = true, description = "Where scans looked for the facts it reads")
        List<Looked> looked,

        @Schema(required = true, description = "The same as plain sentences")
        List<String> sentences) {

    @Schema(name = "TimeLimits", description = "For how long the outcome counts")
    record Limits(
            @Schema(nullable = true, description = "How old evidence may be; null: any age") @Nullable
            String freshness,

            @Schema(nullable = true, description = "From when on it is ageing; null: never, or nothing counts")
            @Nullable
            Instant ageingFrom,

            @Schema(nullable = true, description = "When it stops to count; null: never, or nothing counts") @Nullable
            Instant staleAt,

            @Schema(required = true) List<FactLimits> facts) {}

    @Schema(name = "FactTimeLimits")
    record FactLimits(
            @Schema(required = true) String name,
            @Schema(required = true) Instant observedAt,
            @Schema(nullable = true) @Nullable Instant ageingFrom,
            @Schema(nullable = true) @Nullable Instant staleAt) {}

    @Schema(name = "ExplainedEvidence")
    record Evidence(
            @Schema(required = true) UUID id,
            @Schema(required = true) String source,
            @Schema(required = true) String strength,
            @Schema(required = true) Instant observedAt,
            @Schema(required = true) Instant recordedAt,

            @Schema(nullable = true, description = "When newer evidence took its place; null: it stands") @Nullable
            Instant supersededAt,

            @Schema(nullable = true) @Nullable String commit,
            @Schema(nullable = true) @Nullable String branch,
            @Schema(required = true) String digest,
            @Schema(required = true) String summary,

            @Schema(required = true, description = "The rules of the scan that found the facts")
            List<FoundBy> rules) {}

    @Schema(name = "FoundBy")
    record FoundBy(
            @Schema(required = true) String fact,
            @Schema(required = true) String rule,

            @Schema(required = true, description = "In how many places")
            int places) {}

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
