package dev.cairn.notification.schedule;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateStart;
import biweekly.property.ExceptionRule;
import biweekly.property.RecurrenceRule;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import dev.cairn.kit.problem.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeSet;

/** Reads holidays from an iCal file. It takes a while, so it runs on a worker thread. */
final class HolidayCalendar {

    private static final int LONGEST_HOLIDAY = 31;
    private static final int MOST_DATES = 1000;
    private static final int MOST_EVENTS = 2000;
    private static final int MOST_STEPS_OF_EVENT = 5000;
    private static final int MOST_STEPS = 300_000;
    private static final int LONGEST_INTERVAL = 1000;
    private static final int YEARS = 10;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Set<Frequency> FREQUENCIES =
            EnumSet.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);

    private final SortedSet<LocalDate> dates = new TreeSet<>();
    private final LocalDate earliest;
    private final LocalDate latest;
    private final long deadline = System.nanoTime() + LONGEST.toNanos();
    private int steps;

    private HolidayCalendar(LocalDate today) {
        this.earliest = today.minusYears(1);
        this.latest = today.plusYears(YEARS);
    }

    /** The whole days that the file's events cover, from a year before today to ten years after it. */
    static SortedSet<LocalDate> dates(String text, LocalDate today) {
        var calendar = new HolidayCalendar(today);
        try {
            calendar.addAll(Biweekly.parse(text).all());
        } catch (Problem e) {
            throw e;
        } catch (RuntimeException e) {
            throw ScheduleInput.refused("", "is no iCal file that can be read");
        }
        if (calendar.dates.isEmpty()) {
            throw wrongNumber();
        }
        return calendar.dates;
    }

    private void addAll(List<ICalendar> calendars) {
        int events = 0;
        for (ICalendar calendar : calendars) {
            events += calendar.getEvents().size();
            if (events > MOST_EVENTS) {
                throw ScheduleInput.refused("", "must hold at most %d events".formatted(MOST_EVENTS));
            }
            for (VEvent event : calendar.getEvents()) {
                DateStart start = event.getDateStart();
                if (start != null
                        && start.getValue() != null
                        && !start.getValue().hasTime()) {
                    refuseOddRules(event);
                    refuseLate();
                    add(event, date(start.getValue()));
                }
            }
        }
    }

    /** What the library would look for without an end, or what no holiday needs. */
    private static void refuseOddRules(VEvent event) {
        if (!event.getProperties(ExceptionRule.class).isEmpty()) {
            throw ScheduleInput.refused("", "must not hold EXRULE");
        }
        var rules = event.getProperties(RecurrenceRule.class);
        if (rules.size() > 1) {
            throw ScheduleInput.refused("", "must hold at most one RRULE an event");
        }
        for (RecurrenceRule rule : rules) {
            Recurrence every = rule.getValue();
            if (every == null
                    || !FREQUENCIES.contains(every.getFrequency())
                    || !every.getByHour().isEmpty()
                    || !every.getByMinute().isEmpty()
                    || !every.getBySecond().isEmpty()
                    || every.getInterval() != null
                            && (every.getInterval() < 1 || every.getInterval() > LONGEST_INTERVAL)) {
                throw ScheduleInput.refused(
                        "",
                        "must repeat DAILY, WEEKLY, MONTHLY or YEARLY only, without times of day and at an INTERVAL of 1 to "
                                + LONGEST_INTERVAL);
            }
        }
    }

    /** A rule that no day meets, such as 30 February, is looked for over a hundred years. */
    private void refuseLate() {
        if (System.nanoTime() - deadline > 0) {
            throw ScheduleInput.refused("", "takes too long to be read");
        }
    }

    private void add(VEvent event, LocalDate start) {
        long days = 1;
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            days = Math.max(1, date(event.getDateEnd().getValue()).toEpochDay() - start.toEpochDay());
        }
        days = Math.min(days, LONGEST_HOLIDAY);
        var occurrences = event.getDateIterator(TimeZone.getDefault());
        for (int i = 1; occurrences.hasNext(); i++) {
            LocalDate first = date(occurrences.next());
            if (first.isAfter(latest)) {
                break;
            }
            steps++;
            if (i > MOST_STEPS_OF_EVENT || steps > MOST_STEPS) {
                throw ScheduleInput.refused("", "must not hold events that repeat as often");
            }
            for (int day = 0; day < days && !first.isBefore(earliest); day++) {
                add(first.plusDays(day));
            }
        }
    }

    private void add(LocalDate date) {
        dates.add(date);
        if (dates.size() > MOST_DATES) {
            throw wrongNumber();
        }
    }

    private static Problem wrongNumber() {
        return ScheduleInput.refused("", "must hold 1 to %d whole days".formatted(MOST_DATES));
    }

    /** The library keeps a date as midnight of the machine's own zone. */
    private static LocalDate date(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneId.systemDefault());
    }
}
