package dev.cairn.notification.schedule;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A temporary schedule to be made: from start to end only its own shifts count. */
@Schema(name = "NewTemporarySchedule", examples = """
        {"start": "2026-12-24T00:00:00Z", "end": "2026-12-27T00:00:00Z",
        "shifts": [{"person": "ben", "start": "2026-12-24T00:00:00Z", "end": "2026-12-27T00:00:00Z"}]}""")
record NewTemporary(
        @Schema(required = true, format = "date-time") @Nullable
        String start,

        @Schema(required = true, format = "date-time") @Nullable
        String end,

        @Schema(required = true, description = "1 to 200; where there is none nobody is on call") @Nullable
        List<@Nullable Shift> shifts,

        @Schema(maxLength = 500) @Nullable String reason) {

    /** A person's shift of it. */
    @Schema(name = "NewTemporaryShift")
    record Shift(
            @Schema(required = true, maxLength = ScheduleInput.LONGEST_SUBJECT) @Nullable
            String person,

            @Schema(required = true, format = "date-time") @Nullable
            String start,

            @Schema(required = true, format = "date-time") @Nullable
            String end) {}
}
