package dev.cairn.notification.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A layer as it is written. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ScheduleLayer")
record LayerBody(
        @Schema(
                maxLength = ScheduleInput.LONGEST_ID,
                description = "Keeps who is on call over a change; made of the name when absent")
        @Nullable
        String id,

        @Schema(maxLength = ScheduleInput.LONGEST_NAME) @Nullable
        String name,

        @Schema(minimum = "0", maximum = "1000", description = "The highest that has somebody counts; 1 when absent")
        @Nullable
        Integer priority,

        @Schema(maxLength = 100, description = "Its own zone; the schedule's when absent") @Nullable
        String timeZone,

        @Schema(required = true) @Nullable RotationBody rotation,

        @Schema(description = "When it counts; always when absent or empty") @Nullable
        List<@Nullable RestrictionBody> restrictions,

        @Schema(
                enumeration = {"as-usual", "off", "only"},
                description = "What it does on holidays; as-usual when absent")
        @Nullable
        String holidays) {

    /** People who take turns. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ScheduleRotation")
    record RotationBody(
            @Schema(
                    required = true,
                    enumeration = {"hours", "days", "weeks", "months"})
            @Nullable
            String unit,

            @Schema(required = true, minimum = "1", maximum = "9000") @Nullable
            Integer length,

            @Schema(
                    required = true,
                    description = "Local date and time of the first hand-over; all others are counted from it")
            @Nullable
            String start,

            @Schema(description = "Local date and time from which nobody has a turn; never when absent") @Nullable
            String end,

            @Schema(required = true, description = "Subjects of members in their order; null or none for nobody's turn")
            @Nullable
            List<@Nullable String> participants,

            @Schema(
                    enumeration = {"calendar", "worked-days"},
                    description = "worked-days counts only days on which the layer works; calendar when absent")
            @Nullable
            String advance) {}

    /** A time of day on some weekdays. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ScheduleRestriction")
    record RestrictionBody(
            @Schema(description = "monday to sunday, on which it starts; every day when absent") @Nullable
            List<@Nullable String> weekdays,

            @Schema(required = true, description = "Local time such as 09:00") @Nullable
            String start,

            @Schema(required = true, description = "Local time; one that is not after the start is the next day's")
            @Nullable
            String end) {}
}
