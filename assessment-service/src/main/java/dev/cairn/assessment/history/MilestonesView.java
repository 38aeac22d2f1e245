package dev.cairn.assessment.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a project has achieved, when, and whether it still holds. */
@Schema(name = "Milestones", examples = """
                {"practices": [{"id": "foundation.ci-cd", "holds": true,
                   "achieved": {"at": "2026-09-14T08:00:00Z", "assessment": "0198c0de-0000-7000-8000-000000000009"},
                   "lost": {"at": "2026-10-02T08:00:00Z", "assessment": "0198c0de-0000-7000-8000-000000000010"},
                   "regained": {"at": "2026-10-05T08:00:00Z", "assessment": "0198c0de-0000-7000-8000-000000000011"},
                   "losses": 1}],
                 "phases": []}""")
record MilestonesView(
        @Schema(required = true, description = "Practices that were ever met, by id")
        List<Milestone> practices,

        @Schema(required = true, description = "Phases whose gate was ever open, by id")
        List<Milestone> phases) {

    /** One practice or phase. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Milestone")
    record Milestone(
            @Schema(required = true) String id,

            @Schema(required = true, description = "Whether it is met, or the gate open, since it was last reached")
            boolean holds,

            @Schema(required = true, description = "The first time")
            Occasion achieved,

            @Nullable @Schema(description = "The last time it was lost; absent when never")
            Occasion lost,

            @Nullable @Schema(description = "The last time it was reached again; absent when never")
            Occasion regained,

            @Schema(required = true, description = "How often it was lost")
            int losses) {}

    /** When something was reached or lost, and the assessment that found it. */
    @Schema(name = "Occasion")
    record Occasion(
            @Schema(required = true) Instant at,
            @Schema(required = true) UUID assessment) {}

    static MilestonesView of(Iterable<Row> rows) {
        var practices = new ArrayList<Milestone>();
        var phases = new ArrayList<Milestone>();
        rows.forEach(row -> (row.getString("kind").equals("practice") ? practices : phases).add(milestone(row)));
        return new MilestonesView(practices, phases);
    }

    private static Milestone milestone(Row row) {
        Occasion lost = occasion(row, "lost");
        Occasion regained = occasion(row, "regained");
        return new Milestone(
                row.getString("subject"),
                lost == null || (regained != null && regained.at().isAfter(lost.at())),
                new Occasion(row.getOffsetDateTime("achieved_at").toInstant(), row.getUUID("achieved_in")),
                lost,
                regained,
                row.getInteger("losses"));
    }

    private static @Nullable Occasion occasion(Row row, String what) {
        OffsetDateTime at = row.getOffsetDateTime(what + "_at");
        return at == null ? null : new Occasion(at.toInstant(), row.getUUID(what + "_in"));
    }
}
