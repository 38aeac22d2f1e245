package dev.cairn.notification.schedule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A swap that somebody asks another person for. */
@Schema(name = "NewSwap", examples = """
        {"with": "ben", "start": "2026-12-24T08:00:00Z", "end": "2026-12-25T08:00:00Z",
        "returnStart": "2026-12-31T08:00:00Z", "returnEnd": "2027-01-01T08:00:00Z", "note": "My daughter's birthday"}""")
record NewSwap(
        @Schema(required = true, maxLength = ScheduleInput.LONGEST_SUBJECT, description = "Who is to take your time")
        @Nullable
        String with,

        @Schema(required = true, format = "date-time") @Nullable
        String start,

        @Schema(required = true, format = "date-time") @Nullable
        String end,

        @Schema(format = "date-time", description = "Of the time that you take in return; absent for none") @Nullable
        String returnStart,

        @Schema(format = "date-time") @Nullable String returnEnd,

        @Schema(maxLength = 500) @Nullable String note) {}
