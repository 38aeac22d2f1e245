package dev.cairn.assessment.history;

import dev.cairn.assessment.assess.domain.Days;
import dev.cairn.assessment.common.Inputs;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days that a trend is asked of.
 *
 * @param zone the time zone of who asks
 * @param from the first day
 * @param to the last
 */
record TrendDays(ZoneId zone, LocalDate from, LocalDate to) {

    /** Most days of one trend. */
    static final int MOST = 400;

    private static final int USUAL = 90;
    private static final String DATE = "must be a date like 2026-11-22";

    /**
     * Reads what is asked.
     *
     * @param zone null for UTC
     * @param from null for 90 days with the last
     * @param to null for today
     * @throws dev.cairn.kit.problem.Problem for what is no zone or no date, and for more than 400 days
     */
    static TrendDays of(@Nullable String zone, @Nullable String from, @Nullable String to, Instant now) {
        var inputs = new Inputs();
        ZoneId place = zone(zone, inputs);
        LocalDate last = to == null ? LocalDate.ofInstant(now, place) : date("?to", to, inputs);
        LocalDate first = from == null ? last.minusDays(USUAL - 1L) : date("?from", from, inputs);
        inputs.refuse();
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        inputs.at("?from", days < 1 ? "must not be after the last day, " + last : null);
        inputs.at("?from", days > MOST ? "must be at most " + MOST + " days before the last, " + last : null);
        inputs.refuse();
        return new TrendDays(place, first, last);
    }

    /** The days with the one before the first, but none that is yet to come. */
    List<Days.Day> withEve(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return Days.of(from.minusDays(1), to.isAfter(today) ? today : to, zone);
    }

    private static ZoneId zone(@Nullable String name, Inputs inputs) {
        if (name == null) {
            return ZoneOffset.UTC;
        }
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        inputs.at("?zone", "must be the name of a time zone like Europe/Berlin");
        return ZoneOffset.UTC;
    }

    private static LocalDate date(String pointer, String text, Inputs inputs) {
        try {
            LocalDate date = LocalDate.parse(text);
            boolean usable = date.getYear() >= 2000 && date.getYear() < 2200;
            inputs.at(pointer, usable ? null : "must be in the years 2000 to 2199");
            return usable ? date : LocalDate.EPOCH;
        } catch (DateTimeParseException e) {
            inputs.at(pointer, DATE);
            return LocalDate.EPOCH;
        }
    }
}
