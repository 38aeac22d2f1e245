package dev.cairn.assessment.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A step of a practice's or a gate's history. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OutcomeChange")
record OutcomeChangeView(
        @Schema(required = true, description = "The assessment that brought it")
        UUID assessment,

        @Schema(required = true) long sequence,
        @Schema(required = true) Instant at,

        @Nullable @Schema(description = "The outcome before; absent where there was none")
        String from,

        @Schema(required = true, description = "The outcome from then on; open or closed of a gate")
        String to,

        @Nullable
        @Schema(
                description =
                        "Why: lost, expired, evidence, roadmap, waiver or applicability; absent for the first, and for gates")
        String cause,

        @Nullable
        @Schema(
                description = "What this was; absent where the line between met and not met was not crossed",
                enumeration = {"achieved", "lost", "regained"})
        String milestone) {

    static OutcomeChangeView of(Row row) {
        return new OutcomeChangeView(
                row.getUUID("assessment_id"),
                row.getLong("sequence"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("outcome_before"),
                row.getString("outcome"),
                row.getString("cause"),
                row.getString("milestone"));
    }
}
