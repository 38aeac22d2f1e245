package dev.cairn.notification.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it is written; {@link ScheduleInput} checks it.
 *
 * @param timeZone IANA name; layers without one of their own follow it
 * @param holidays dates, on which layers may be off
 * @param personZones where people live, by person; the load of nights and weekends is counted there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NewSchedule", examples = """
        {"name": "Shop", "timeZone": "Europe/Berlin", "layers": [{"name": "Weekly", "priority": 1,
        "rotation": {"unit": "weeks", "length": 1, "start": "2026-03-02T09:00", "participants": ["ana", "ben"]},
        "restrictions": [{"weekdays": ["monday", "friday"], "start": "09:00", "end": "17:00"}]}]}""")
record ScheduleBody(
        @Schema(required = true, minLength = 1, maxLength = ScheduleInput.LONGEST_NAME) @Nullable
        String name,

        @Schema(maxLength = ScheduleInput.LONGEST_TEXT) @Nullable
        String description,

        @Schema(required = true, maxLength = 100, description = "IANA name, such as Europe/Berlin") @Nullable
        String timeZone,

        @Schema(required = true, description = "At least one; of those that have somebody the highest priority counts")
        @Nullable
        List<@Nullable LayerBody> layers,

        @Schema(description = "Dates such as 2026-12-25") @Nullable
        List<@Nullable String> holidays,

        @Schema(description = "IANA names by person") @Nullable
        Map<String, @Nullable String> personZones) {}
