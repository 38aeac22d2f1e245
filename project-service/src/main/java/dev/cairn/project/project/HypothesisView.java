package dev.cairn.project.project;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.cairn.project.project.domain.Hypothesis;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A hypothesis, as shown. */
@Schema(name = "Hypothesis", description = "What the product bets on, in a form that can be tested.", examples = """
                {"statement": "Teams that see what is missing come back every week", "metric": "weekly active teams",
                 "target": 50, "direction": "at-least", "observed": 61, "statedOn": "2026-10-01",
                 "observedOn": "2026-11-20"}""")
record HypothesisView(
        @Schema(required = true) String statement,
        @Schema(required = true) String metric,
        @Schema(required = true) BigDecimal target,

        @Schema(
                required = true,
                enumeration = {"at-least", "at-most"})
        String direction,

        @Schema(required = true, nullable = true, description = "Null until it was measured") @Nullable
        BigDecimal observed,

        @Schema(required = true) @JsonFormat(shape = JsonFormat.Shape.STRING)
        LocalDate statedOn,

        @Schema(required = true, nullable = true, description = "Null until it was measured")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable
        LocalDate observedOn) {

    static @Nullable HypothesisView of(@Nullable Hypothesis hypothesis) {
        return hypothesis == null
                ? null
                : new HypothesisView(
                        hypothesis.statement(),
                        hypothesis.metric(),
                        hypothesis.target(),
                        hypothesis.direction(),
                        hypothesis.observed(),
                        hypothesis.statedOn(),
                        hypothesis.observedOn());
    }
}
