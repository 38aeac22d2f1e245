package dev.cairn.assessment.waiver;

import dev.cairn.assessment.common.Inputs;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The waiver that is asked for. */
@Schema(examples = """
                {"target": "foundation.monitoring", "endsAt": "2026-12-31T00:00:00Z",
                 "reason": "The hosting platform watches the product until our own monitoring is there."}""")
record NewWaiver(
        @NotBlank @Size(max = 200) @Schema(description = "Id of a practice, which means all its checks, or of a check")
        String target,

        @NotBlank
        @Size(max = 2000)
        @Pattern(regexp = Inputs.LINES, message = "must not have control characters other than line feeds and tabs")
        String reason,

        @NotNull @Schema(description = "Its end, at most 180 days from now")
        Instant endsAt) {}
