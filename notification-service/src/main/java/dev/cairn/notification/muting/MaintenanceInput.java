package dev.cairn.notification.muting;

import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.matching.MatcherBody;
import dev.cairn.notification.matching.Matchers;
import dev.cairn.notification.matching.domain.Matcher;
import dev.cairn.notification.muting.domain.Calendar;
import dev.cairn.notification.muting.domain.Repeat;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads maintenance windows as people write them. */
final class MaintenanceInput {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_LOCAL = 30;
    private static final int LONGEST_SLUG = 63;
    private static final int LONGEST_SERVICE = 255;
    private static final int MOST_EVERY = 100;
    private static final Duration LONGEST = Duration.ofDays(31);

    /** What a window is made of. */
    record Checked(String name, List<Matcher> matchers, Calendar calendar) {}

    private MaintenanceInput() {}

    static Checked check(MaintenanceBody body) {
        String name = Inputs.text("/name", body.name(), LONGEST_NAME);
        return new Checked(name, matchers(body), calendar(body));
    }

    /** A project and a service are conditions like any other. */
    private static List<Matcher> matchers(MaintenanceBody body) {
        var all = new ArrayList<Matcher>();
        if (body.project() != null) {
            all.add(equal("project", Inputs.text("/project", body.project(), LONGEST_SLUG)));
        }
        if (body.service() != null) {
            all.add(equal("service", Inputs.text("/service", body.service(), LONGEST_SERVICE)));
        }
        all.addAll(Matchers.check("/matchers", body.matchers(), all.isEmpty() ? 1 : 0));
        if (all.size() > Matchers.MOST) {
            throw Inputs.refused("/matchers", "must be at most " + Matchers.MOST + " with the project and the service");
        }
        return List.copyOf(all);
    }

    private static Matcher equal(String name, String value) {
        return Matchers.check("/" + name, List.of(new MatcherBody(name, "=", value)), 1)
                .get(0);
    }

    private static Calendar calendar(MaintenanceBody body) {
        var zone = Inputs.zone("/timeZone", body.timeZone());
        LocalDateTime start = Inputs.local("/start", body.start());
        LocalDateTime end = Inputs.local("/end", body.end());
        if (!end.isAfter(start) || Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw Inputs.refused("/end", "must be after the start, by at most 31 days");
        }
        Repeat repeat = Repeat.ofWord(body.repeat() == null ? "once" : body.repeat())
                .orElseThrow(() -> Inputs.refused("/repeat", "must be once, daily, weekly or monthly"));
        int every = body.every() == null ? 1 : body.every();
        if (every < 1 || every > MOST_EVERY || (repeat == Repeat.ONCE && every > 1)) {
            throw Inputs.refused("/every", "must be 1 to " + MOST_EVERY + ", and 1 for what happens once");
        }
        var calendar = new Calendar(
                zone, start, end, repeat, every, weekdays(body.weekdays(), repeat), lastDate(body, repeat, start));
        if (calendar.length().compareTo(calendar.shortestPeriod()) >= 0) {
            throw Inputs.refused("/end", "must be before the window opens again; or it would never close");
        }
        return calendar;
    }

    private static Set<DayOfWeek> weekdays(@Nullable List<@Nullable String> words, Repeat repeat) {
        List<@Nullable String> given = Inputs.list("/weekdays", words, DayOfWeek.values().length);
        if (!given.isEmpty() && repeat != Repeat.WEEKLY) {
            throw Inputs.refused("/weekdays", "are of a weekly window only");
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; i < given.size(); i++) {
            try {
                days.add(DayOfWeek.valueOf(String.valueOf(given.get(i)).toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw Inputs.refused("/weekdays/" + i, "must be a weekday such as monday");
            }
        }
        return days;
    }

    private static @Nullable LocalDate lastDate(MaintenanceBody body, Repeat repeat, LocalDateTime start) {
        if (body.lastDate() == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(body.lastDate());
            if (repeat != Repeat.ONCE && !date.isBefore(start.toLocalDate()) && date.getYear() < 2150) {
                return date;
            }
        } catch (DateTimeException e) {
            // It is refused below.
        }
        throw Inputs.refused("/lastDate", "must be a date from the start on, of a window that repeats");
    }

    /** The same as it is stored: what was left out is filled in, and all conditions are in one list. */
    static MaintenanceBody body(Checked checked) {
        Calendar calendar = checked.calendar();
        var weekdays = new ArrayList<@Nullable String>();
        calendar.weekdays().stream()
                .sorted()
                .forEach(day -> weekdays.add(day.name().toLowerCase(Locale.ROOT)));
        LocalDate lastDate = calendar.lastDate();
        return new MaintenanceBody(
                checked.name(),
                Matchers.bodies(checked.matchers()),
                null,
                null,
                calendar.zone().getId(),
                calendar.start().toString(),
                calendar.end().toString(),
                calendar.repeat().word(),
                calendar.every(),
                weekdays,
                lastDate == null ? null : lastDate.toString());
    }
}
