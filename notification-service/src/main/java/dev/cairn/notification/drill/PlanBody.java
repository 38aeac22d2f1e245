package dev.cairn.notification.drill;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A plan of drills as it is written.
 *
 * @param every so many weeks or months, 1 where it is left out
 * @param weekdays Monday to Friday where they are left out
 * @param enabled true where it is left out
 */
@Schema(name = "DrillPlanBody", examples = """
        {"policy": "01990b20-0000-7000-8000-0000000000c1", "timeZone": "Europe/Berlin", "start": "2026-12-07",
        "unit": "weeks", "every": 2, "from": "10:00", "until": "16:00", "weekdays": ["monday", "tuesday"],
        "timeLimitMinutes": 30, "enabled": true}""")
record PlanBody(
        @Schema(required = true, description = "Id of the escalation policy that is tried") @Nullable
        UUID policy,

        @Schema(maxLength = 63, description = "Slug of the one project that its drills prove something for") @Nullable
        String project,

        @Schema(required = true, maxLength = 100, description = "IANA name") @Nullable
        String timeZone,

        @Schema(required = true, format = "date", description = "What the periods are counted from") @Nullable
        String start,

        @Schema(
                required = true,
                enumeration = {"weeks", "months"})
        @Nullable
        String unit,

        @Schema(minimum = "1", maximum = "12") @Nullable Integer every,

        @Schema(required = true, description = "When a drill begins, as the clock shows it") @Nullable
        String from,

        @Schema(required = true, description = "From then on it is too late for it on that day") @Nullable
        String until,

        @Schema(description = "On which a drill may begin; from another day it moves to the next of them") @Nullable
        List<@Nullable String> weekdays,

        @Schema(minimum = "1", maximum = "1440") @Nullable Integer timeLimitMinutes,

        @Nullable Boolean enabled) {}
