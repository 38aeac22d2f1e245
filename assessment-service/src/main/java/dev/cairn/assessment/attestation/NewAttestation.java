package dev.cairn.assessment.attestation;

import dev.cairn.assessment.common.Inputs;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a member says of a check. */
@Schema(examples = """
                {"check": "production.compliance.controls", "statement": "The controls were reviewed with our auditor.",
                 "link": "https://wiki.example.com/controls", "facts": {"compliance.controls_current": true},
                 "endsAt": "2027-03-31T00:00:00Z"}""")
record NewAttestation(
        @NotBlank @Size(max = 200) @Schema(description = "Id of the check")
        String check,

        @NotBlank
        @Size(max = 2000)
        @Pattern(regexp = Inputs.LINES, message = "must not have control characters other than line feeds and tabs")
        @Schema(description = "What is so, and how it is known")
        String statement,

        @Nullable
        @Size(max = 2000)
        @Pattern(regexp = "^https?://[\\x21-\\x7e]+$", message = "must be an http or https address")
        @Schema(description = "Where more is found; it is shown, never fetched")
        String link,

        @NotNull
        @Size(min = 1, max = 20)
        @Schema(description = "Facts that the check reads, each with a value of its declared type")
        Map<String, @Nullable Object> facts,

        @NotNull @Schema(description = "Its end, at most 180 days from now")
        Instant endsAt) {}
