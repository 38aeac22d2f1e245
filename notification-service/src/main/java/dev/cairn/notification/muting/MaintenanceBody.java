package dev.cairn.notification.muting;

import dev.cairn.notification.matching.MatcherBody;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A maintenance window as it is written, and stored. */
@Schema(name = "NewMaintenance", examples = """
        {"name": "Weekly upgrade", "service": "shop", "timeZone": "Europe/Berlin", "start": "2027-01-02T22:00",
        "end": "2027-01-03T04:00", "repeat": "weekly", "every": 1, "weekdays": ["saturday"], "lastDate": "2027-12-31",
        "matchers": [{"name": "severity", "operator": "!=", "value": "critical"}]}""")
record MaintenanceBody(
        @Schema(required = true, minLength = 1, maxLength = MaintenanceInput.LONGEST_NAME) @Nullable
        String name,

        @Schema(maxItems = 20, description = "An alert has to meet all of them, and be of the project and the service")
        @Nullable
        List<@Nullable MatcherBody> matchers,

        @Schema(maxLength = 63, description = "Slug of a project whose alerts are held") @Nullable
        String project,

        @Schema(maxLength = 255, description = "Service whose alerts are held") @Nullable
        String service,

        @Schema(
                required = true,
                maxLength = MaintenanceInput.LONGEST_NAME,
                description = "IANA name; the window follows its calendar")
        @Nullable
        String timeZone,

        @Schema(
                required = true,
                maxLength = MaintenanceInput.LONGEST_LOCAL,
                description = "Local date and time at which the first opens, to the minute")
        @Nullable
        String start,

        @Schema(
                required = true,
                maxLength = MaintenanceInput.LONGEST_LOCAL,
                description = "Local date and time at which the first closes, at most 31 days later")
        @Nullable
        String end,

        @Schema(
                enumeration = {"once", "daily", "weekly", "monthly"},
                description = "once when absent. In a month that is too short it opens on the last day")
        @Nullable
        String repeat,

        @Schema(minimum = "1", maximum = "100", description = "So many days, weeks or months; 1 when absent") @Nullable
        Integer every,

        @Schema(maxItems = 7, description = "Of a weekly one, in lower case; the start's own when absent") @Nullable
        List<@Nullable String> weekdays,

        @Schema(format = "date", description = "The last date on which it may open; for ever when absent") @Nullable
        String lastDate) {}
