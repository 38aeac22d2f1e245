package dev.cairn.notification.digest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.digest.domain.Every;
import dev.cairn.notification.digest.domain.Rhythm;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When somebody's digest comes.
 *
 * @param nextAt when the next one is due; only in answers, and absent while it is off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Digest",
        examples =
                "{\"every\": \"weekly\", \"weekday\": \"monday\", \"at\": \"08:00\", \"timeZone\": \"Europe/Berlin\"}")
record DigestBody(
        @Schema(
                required = true,
                enumeration = {"off", "daily", "weekly"})
        @Nullable
        String every,

        @Schema(
                enumeration = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
                description = "Of a weekly one; monday when absent")
        @Nullable
        String weekday,

        @Schema(required = true, description = "Hours and minutes, such as 08:00") @Nullable
        String at,

        @Schema(required = true, description = "IANA name, such as Europe/Berlin") @Nullable
        String timeZone,

        @Nullable Instant nextAt) {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    static DigestBody of(Rhythm rhythm, @Nullable Instant nextAt) {
        return new DigestBody(
                rhythm.every().word(),
                rhythm.weekday().name().toLowerCase(Locale.ROOT),
                MINUTES.format(rhythm.at()),
                rhythm.zone().getId(),
                nextAt);
    }

    /** @throws Problem for what is missing, or cannot be used */
    Rhythm read() {
        Every often = Every.ofWord(String.valueOf(every))
                .orElseThrow(() -> Problem.invalid("/every", "must be one of off, daily, weekly"));
        return new Rhythm(often, day(), time(), Inputs.zone("/timeZone", timeZone));
    }

    private DayOfWeek day() {
        if (weekday == null) {
            return DayOfWeek.MONDAY;
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).equals(weekday)) {
                return day;
            }
        }
        throw Problem.invalid("/weekday", "must be a day of the week, such as monday");
    }

    private LocalTime time() {
        try {
            return LocalTime.parse(String.valueOf(at), MINUTES);
        } catch (DateTimeException e) {
            throw Problem.invalid("/at", "must be hours and minutes, such as 08:00");
        }
    }
}
