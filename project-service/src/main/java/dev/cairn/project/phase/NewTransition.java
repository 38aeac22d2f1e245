package dev.cairn.project.phase;

import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.project.domain.Phase;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The phase that is entered, and why. */
@Schema(examples = "{\"to\": \"foundation\", \"note\": \"The bet paid off.\"}")
record NewTransition(
        @NotNull @Pattern(regexp = Phase.PATTERN, message = "must be one of mvp, foundation, scale, production")
        String to,

        @Size(min = 1, max = Bounds.TEXT) @Nullable String note) {}
