package dev.cairn.notification.schedule;

import dev.cairn.kit.problem.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** An interval of instants that somebody asks about or writes. */
public record Interval(Instant from, Instant to) {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2150-01-01T00:00:00Z");

    /**
     * Reads query parameters.
     *
     * @param from what counts when {@code from} is absent
     * @param usual how long the interval is when {@code to} is absent
     */
    public static Interval asked(
            @Nullable String fromText, @Nullable String toText, Instant from, Duration usual, int longestDays) {
        Instant start = fromText == null ? from : instant("?from", fromText);
        Instant end = toText == null ? start.plus(usual) : instant("?to", toText);
        if (!start.isBefore(end)) {
            throw Problem.invalid("?to", "must be after from");
        }
        if (Duration.between(start, end).compareTo(Duration.ofDays(longestDays)) > 0) {
            throw Problem.invalid("?to", "must be at most %d days after from".formatted(longestDays));
        }
        return new Interval(start, end);
    }

    /** Reads a query parameter. A plus that was not encoded has become a space, and is meant as a plus. */
    public static Instant instant(String pointer, String text) {
        Instant instant = read(text.replace(' ', '+'));
        if (instant == null) {
            throw Problem.invalid(pointer, "must be an instant such as 2026-03-29T01:00:00Z, from 1970 to 2150");
        }
        return instant;
    }

    /** Reads two fields of a body. */
    static Interval written(String at, @Nullable String start, @Nullable String end, Duration longest) {
        return written(at + "/start", at + "/end", start, end, longest);
    }

    /** Reads two fields of a body, which the pointers name. */
    static Interval written(
            String startAt, String endAt, @Nullable String start, @Nullable String end, Duration longest) {
        Instant from = start == null ? null : read(start);
        if (from == null) {
            throw ScheduleInput.refused(startAt, "must be an instant such as 2026-03-29T01:00:00Z");
        }
        Instant to = end == null ? null : read(end);
        if (to == null || !from.isBefore(to)) {
            throw ScheduleInput.refused(endAt, "must be an instant after the start");
        }
        if (Duration.between(from, to).compareTo(longest) > 0) {
            throw ScheduleInput.refused(endAt, "must be at most %d days after the start".formatted(longest.toDays()));
        }
        return new Interval(from, to);
    }

    /** To the millisecond; what is finer does not count. */
    private static @Nullable Instant read(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
