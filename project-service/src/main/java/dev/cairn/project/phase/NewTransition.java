package dev.cairn.project.phase;

import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.roadmap.domain.Phases;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The phase that is entered, and why. */
@Schema(examples = "{\"to\": \"foundation\", \"note\": \"The bet paid off.\"}")
record NewTransition(
        @NotNull
        @Size(max = Phases.LENGTH)
        @Pattern(regexp = Phases.PATTERN, message = "must be lower-case letters, digits or hyphens")
        @Schema(description = "Id of a phase of the roadmap that the project follows")
        String to,

        @Size(min = 1, max = Bounds.TEXT) @Nullable String note) {}
