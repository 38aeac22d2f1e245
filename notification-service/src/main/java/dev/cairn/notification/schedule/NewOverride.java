package dev.cairn.notification.schedule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An override to be made. */
@Schema(name = "NewOverride", examples = """
        {"start": "2026-03-29T00:00:00Z", "end": "2026-03-30T00:00:00Z", "person": "ben", "reason": "Ana is ill"}""")
record NewOverride(
        @Schema(required = true, format = "date-time") @Nullable
        String start,

        @Schema(required = true, format = "date-time") @Nullable
        String end,

        @Schema(required = true, maxLength = ScheduleInput.LONGEST_SUBJECT) @Nullable
        String person,

        @Schema(
                enumeration = {"replace", "add", "remove"},
                description = "replace when absent: the person is on call instead of everybody, or of one")
        @Nullable
        String kind,

        @Schema(
                maxLength = ScheduleInput.LONGEST_SUBJECT,
                description = "Of replace: whose place it is; everybody's when absent")
        @Nullable
        String replaces,

        @Schema(maxLength = 500) @Nullable String reason) {}
