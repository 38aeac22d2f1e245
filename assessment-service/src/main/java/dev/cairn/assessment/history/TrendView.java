package dev.cairn.assessment.history;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a project stood at the end of each day. */
@Schema(name = "Trend", examples = """
                {"zone": "Europe/Berlin", "from": "2026-11-21", "to": "2026-11-22", "days": [
                  {"day": "2026-11-22", "assessment": "0198c0de-0000-7000-8000-000000000009", "assessments": 2,
                   "regressions": 0, "roadmap": {"id": "mvp-to-production", "version": 1}, "phase": "mvp",
                   "phases": [{"id": "mvp", "title": "The MVP", "readiness": 61.5, "gate": "closed"}]}]}""")
record TrendView(
        @Schema(required = true, description = "The time zone of the days")
        String zone,

        @Schema(required = true) LocalDate from,
        @Schema(required = true) LocalDate to,

        @Schema(required = true, description = "Every day from the first assessment on, but none that is yet to come")
        List<Day> days) {

    /** One day. */
    @Schema(name = "TrendDay")
    record Day(
            @Schema(required = true) LocalDate day,

            @Schema(
                    required = true,
                    description = "The last assessment until the end of the day, be it of a day before")
            UUID assessment,

            @Schema(required = true, description = "How many there were on the day")
            long assessments,

            @Schema(required = true, description = "How many practices were lost on the day")
            int regressions,

            @Schema(required = true) RoadmapVersion roadmap,

            @Schema(required = true, description = "The phase it was really in")
            String phase,

            @Schema(required = true) List<PhaseStanding> phases) {}

    /** The roadmap that judged. */
    @Schema(name = "RoadmapVersion")
    record RoadmapVersion(
            @Schema(required = true) String id,
            @Schema(required = true) int version) {}

    /** How far a phase was. */
    @Schema(name = "PhaseStanding")
    record PhaseStanding(
            @Schema(required = true) String id,
            @Schema(required = true) String title,

            @Schema(required = true, description = "0 to 100")
            double readiness,

            @Schema(
                    required = true,
                    enumeration = {"open", "closed"})
            String gate) {

        static PhaseStanding of(JsonObject phase) {
            return new PhaseStanding(
                    phase.getString("id"),
                    phase.getString("title"),
                    phase.getDouble("readiness"),
                    phase.getJsonObject("gate").getString("state"));
        }
    }
}
