package dev.cairn.assessment.applicability;

import dev.cairn.assessment.common.Inputs;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kind of a project by a member's word. */
@Schema(
        name = "NewProjectKind",
        examples = "{\"kind\": \"library\", \"reason\": \"The server is only there to try it out.\"}")
record NewKind(
        @NotBlank
        @Size(max = 63)
        @Schema(enumeration = {"service", "web-application", "library", "command-line", "infrastructure"})
        String kind,

        @NotBlank
        @Size(max = 2000)
        @Pattern(regexp = Inputs.LINES, message = "must not have control characters other than line feeds and tabs")
        String reason) {}
