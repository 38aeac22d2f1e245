package dev.cairn.assessment.assessment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be otherwise. Every member may be left out; with none, the question is how the project stands right now. */
@Schema(examples = """
                {"facts": {"ci.runs_tests": true}, "without": ["http.p95_ms"], "met": ["foundation.error-tracking"],
                 "notApplicable": ["production.compliance"], "applicable": ["scale.background-jobs"],
                 "waived": ["scale.caching"]}""")
record WhatIf(
        @Nullable
        @Size(max = MOST)
        @Schema(
                description =
                        "Values that facts have instead of all that is known of them, observed now; each of the fact's"
                                + " declared type")
        Map<String, @Nullable Object> facts,

        @Nullable
        @Pattern(regexp = "claimed|detected|demonstrated", message = "must be claimed, detected or demonstrated")
        @Schema(
                description = "How well these facts are proven",
                enumeration = {"claimed", "detected", "demonstrated"},
                defaultValue = "demonstrated")
        String strength,

        @Nullable @Size(max = MOST) @Schema(description = "Facts of which nothing is known")
        List<@NotBlank @Size(max = LONGEST) String> without,

        @Nullable
        @Size(max = MOST)
        @Schema(description = "Practices, which means all their checks, and checks that are taken as met")
        List<@NotBlank @Size(max = LONGEST) String> met,

        @Nullable @Size(max = MOST) @Schema(description = "Practices that do not concern the project")
        List<@NotBlank @Size(max = LONGEST) String> notApplicable,

        @Nullable @Size(max = MOST) @Schema(description = "Practices that concern the project, whatever is known of it")
        List<@NotBlank @Size(max = LONGEST) String> applicable,

        @Nullable @Size(max = MOST) @Schema(description = "Practices and checks that are waived")
        List<@NotBlank @Size(max = LONGEST) String> waived) {

    /** Most entries of each member. */
    static final int MOST = 100;

    static final int LONGEST = 200;
}
