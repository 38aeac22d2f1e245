package dev.cairn.assessment.applicability;

import dev.cairn.assessment.common.Inputs;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a practice applies by a member's word. */
@Schema(
        name = "NewApplicability",
        examples = "{\"applies\": false, \"reason\": \"No personal data and no customers outside the company.\"}")
record NewApplicability(
        @NotNull @Schema(description = "False is only asked for: it counts once another member approved it")
        Boolean applies,

        @NotBlank
        @Size(max = 2000)
        @Pattern(regexp = Inputs.LINES, message = "must not have control characters other than line feeds and tabs")
        String reason) {}
