package dev.cairn.assessment.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of standings, for the OpenAPI document. */
@Schema(name = "PageStanding")
record StandingPageSchema(
        @Schema(required = true) List<Standing> items,

        @Schema(required = true, nullable = true) @Nullable String nextCursor) {

    /** Where one project stands. */
    @Schema(name = "Standing")
    record Standing(
            @Schema(required = true) AssessmentSchema.Project project,

            @Schema(
                    required = true,
                    nullable = true,
                    description =
                            "When the newest evidence was observed that is more than a claim; null when there is none")
            @Nullable
            Instant newestEvidenceAt,

            @Schema(required = true) AssessmentPageSchema.Summary assessment,

            @Schema(description = "Outcomes of the checks that were asked for; absent when none was") @Nullable
            Map<String, String> checks) {}
}
