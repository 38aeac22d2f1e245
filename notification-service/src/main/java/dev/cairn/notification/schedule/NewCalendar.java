package dev.cairn.notification.schedule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A calendar link to be made. */
@Schema(name = "NewCalendarLink", examples = "{\"person\": \"ana\"}")
record NewCalendar(
        @Schema(maxLength = ScheduleInput.LONGEST_SUBJECT, description = "Whose shifts alone; everybody's when absent")
        @Nullable
        String person) {}
