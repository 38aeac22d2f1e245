package dev.cairn.notification.drill;

import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.drill.domain.DrillCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and checks plans of drills. */
@ApplicationScoped
class PlanInput {

    private static final int MOST_PERIODS = 12;
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private final BeginDrill begin;
    private final Json json;

    PlanInput(BeginDrill begin, Json json) {
        this.begin = begin;
        this.json = json;
    }

    /**
     * A plan that can be used.
     *
     * @param project slug of the one that it is narrowed to; null for none
     * @param minutes of its drills' time limit; null for the configured
     */
    record Checked(
            UUID policy,
            @Nullable String project,
            DrillCalendar calendar,
            @Nullable Integer minutes,
            Duration timeLimit,
            boolean enabled) {}

    Checked check(PlanBody body) {
        if (body.policy() == null) {
            throw Inputs.refused("/policy", "is required");
        }
        return new Checked(
                body.policy(),
                BeginDrill.project(body.project()),
                calendar(body),
                body.timeLimitMinutes(),
                begin.timeLimit(body.timeLimitMinutes()),
                !Boolean.FALSE.equals(body.enabled()));
    }

    /** One that was kept. */
    Checked stored(String body) {
        return check(json.read(body, PlanBody.class));
    }

    private static DrillCalendar calendar(PlanBody body) {
        LocalTime from = time("/from", body.from());
        LocalTime until = time("/until", body.until());
        if (!from.isBefore(until)) {
            throw Inputs.refused("/until", "must be after /from, on the same day");
        }
        return new DrillCalendar(
                Inputs.zone("/timeZone", body.timeZone()),
                date(body.start()),
                unit(body.unit()),
                every(body.every()),
                from,
                until,
                weekdays(body.weekdays()));
    }

    private static LocalDate date(@Nullable String text) {
        try {
            LocalDate date = LocalDate.parse(String.valueOf(text));
            if (date.getYear() >= 2000 && date.getYear() < 2100) {
                return date;
            }
        } catch (DateTimeException e) {
            // It is refused below.
        }
        throw Inputs.refused("/start", "must be a date such as 2026-12-07");
    }

    private static LocalTime time(String pointer, @Nullable String text) {
        try {
            LocalTime time = LocalTime.parse(String.valueOf(text));
            if (time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
                return time;
            }
        } catch (DateTimeException e) {
            // It is refused below.
        }
        throw Inputs.refused(pointer, "must be a time of the day such as 10:00");
    }

    private static DrillCalendar.Unit unit(@Nullable String word) {
        for (DrillCalendar.Unit unit : DrillCalendar.Unit.values()) {
            if (unit.name().toLowerCase(Locale.ROOT).equals(word)) {
                return unit;
            }
        }
        throw Inputs.refused("/unit", "must be weeks or months");
    }

    private static int every(@Nullable Integer every) {
        if (every != null && (every < 1 || every > MOST_PERIODS)) {
            throw Inputs.refused("/every", "must be 1 to " + MOST_PERIODS);
        }
        return every == null ? 1 : every;
    }

    private static Set<DayOfWeek> weekdays(@Nullable List<@Nullable String> words) {
        if (words == null) {
            return WORKDAYS;
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; i < words.size(); i++) {
            days.add(weekday("/weekdays/" + i, words.get(i)));
        }
        if (days.isEmpty()) {
            throw Inputs.refused("/weekdays", "must hold at least one");
        }
        return days;
    }

    private static DayOfWeek weekday(String pointer, @Nullable String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).equals(word)) {
                return day;
            }
        }
        throw Inputs.refused(pointer, "must be a weekday, such as monday");
    }

    /** The same as it is stored: what was left out is filled in. */
    static PlanBody body(Checked checked) {
        DrillCalendar calendar = checked.calendar();
        return new PlanBody(
                checked.policy(),
                checked.project(),
                calendar.zone().getId(),
                calendar.start().toString(),
                calendar.unit().name().toLowerCase(Locale.ROOT),
                calendar.every(),
                calendar.from().toString(),
                calendar.until().toString(),
                calendar.weekdays().stream()
                        .sorted()
                        .<@Nullable String>map(day -> day.name().toLowerCase(Locale.ROOT))
                        .toList(),
                checked.minutes(),
                checked.enabled());
    }
}
