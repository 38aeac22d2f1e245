package dev.cairn.notification.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A schedule of another system to be taken over. */
@Schema(name = "ScheduleImport", examples = """
        {"format": "opsgenie", "people": {"ben@example.com": "ben"}, "source": {"schedule": {"name": "Shop",
        "timezone": "Europe/Berlin", "rotations": [{"id": "r1", "name": "Weekly", "type": "weekly", "length": 1,
        "startDate": "2026-03-02T08:00:00Z", "participants": [{"type": "user", "username": "ana@example.com"},
        {"type": "user", "username": "ben@example.com"}, {"type": "none"}], "timeRestriction": {"type": "time-of-day",
        "restriction": {"startHour": 8, "startMin": 0, "endHour": 18, "endMin": 0}}}]}}}""")
record ImportBody(
        @Schema(
                required = true,
                enumeration = {"opsgenie", "grafana-oncall"})
        @Nullable
        String format,

        @Schema(
                required = true,
                implementation = Object.class,
                description = "The answers of the other system: schedule and overrides, or schedule, shifts and users")
        @Nullable
        JsonNode source,

        @Schema(description = "Members' subjects by what the source calls people; none for nobody") @Nullable
        Map<String, @Nullable String> people,

        @Schema(maxLength = ScheduleInput.LONGEST_NAME, description = "The source's when absent") @Nullable
        String name,

        @Schema(defaultValue = "true", description = "Writes nothing and shows what would be written") @Nullable
        Boolean dryRun) {

    boolean isDry() {
        return dryRun == null || dryRun;
    }
}
