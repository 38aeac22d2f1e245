package dev.cairn.project.project;

import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.project.domain.Hypothesis;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The hypothesis that is stated. */
@Schema(examples = """
                {"statement": "Teams that see what is missing come back every week", "metric": "weekly active teams",
                 "target": 50, "direction": "at-least", "statedOn": "2026-10-01"}""")
record StatedHypothesis(
        @NotBlank @Size(max = Bounds.TEXT) String statement,
        @NotBlank @Size(max = Hypothesis.METRIC) String metric,

        @NotNull @Schema(description = "At most 12 digits before and 6 after the decimal point")
        BigDecimal target,

        @NotNull @Pattern(regexp = Hypothesis.DIRECTIONS, message = "must be at-least or at-most")
        String direction,

        @Schema(nullable = true, description = "With observedOn, or not at all") @Nullable
        BigDecimal observed,

        @NotNull @Schema(description = "Not after today") LocalDate statedOn,

        @Schema(nullable = true, description = "With observed, or not at all; neither before statedOn nor after today")
        @Nullable
        LocalDate observedOn) {

    Hypothesis hypothesis() {
        return new Hypothesis(statement, metric, target, direction, observed, statedOn, observedOn);
    }
}
