package dev.cairn.notification.common;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of what people write into bodies; each refuses with a pointer to what cannot be used. */
public final class Inputs {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2150-01-01T00:00:00Z");
    private static final int LONGEST_ZONE = 100;

    private Inputs() {}

    /** A text that is not blank and has no control characters. */
    public static String text(String pointer, @Nullable String text, int longest) {
        if (text == null || text.isBlank() || text.length() > longest) {
            throw refused(pointer, "must have 1 to " + longest + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw refused(pointer, "must not hold control characters");
        }
        return text.strip();
    }

    /** A text of several lines that is not blank and has no other control characters than their ends and tabs. */
    public static String prose(String pointer, @Nullable String text, int longest) {
        if (text == null || text.isBlank() || text.length() > longest) {
            throw refused(pointer, "must have 1 to " + longest + " characters");
        }
        String lines = text.replace("\r\n", "\n");
        if (lines.chars().anyMatch(one -> Character.isISOControl(one) && one != '\n' && one != '\t')) {
            throw refused(pointer, "must not hold control characters");
        }
        return lines.strip();
    }

    /** A zone by its IANA name; offsets and abbreviations are none, since they do not know when clocks change. */
    public static ZoneId zone(String pointer, @Nullable String word) {
        if (word == null
                || word.length() > LONGEST_ZONE
                || !ZoneId.getAvailableZoneIds().contains(word)) {
            throw refused(pointer, "must be the IANA name of a time zone, such as Europe/Berlin");
        }
        return ZoneId.of(word);
    }

    /** An instant, to the millisecond. */
    public static Instant instant(String pointer, @Nullable String text) {
        try {
            Instant instant =
                    OffsetDateTime.parse(String.valueOf(text)).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // It is refused below.
        }
        throw refused(pointer, "must be an instant such as 2026-03-29T01:00:00Z");
    }

    /** A date and a time of day, to the minute. */
    public static LocalDateTime local(String pointer, @Nullable String text) {
        try {
            LocalDateTime local = LocalDateTime.parse(String.valueOf(text));
            if (local.getYear() >= 1970
                    && local.getYear() < 2150
                    && local.equals(local.truncatedTo(ChronoUnit.MINUTES))) {
                return local;
            }
        } catch (DateTimeException e) {
            // It is refused below.
        }
        throw refused(pointer, "must be a local date and time such as 2026-03-29T22:00");
    }

    /** A list that may be left out. */
    public static <T> List<T> list(String pointer, @Nullable List<T> list, int most) {
        if (list == null) {
            return List.of();
        }
        if (list.size() > most) {
            throw refused(pointer, "must hold at most " + most);
        }
        return list;
    }

    /** The refusal of one value. */
    public static Problem refused(String pointer, String detail) {
        return new Problem(CommonProblem.UNPROCESSABLE, "One or more values cannot be used").at(pointer, detail);
    }
}
