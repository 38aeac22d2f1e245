package dev.cairn.notification.schedule;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import biweekly.property.DateStart;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeSet;

/** Reads holidays from an iCal file. */
final class HolidayCalendar {

    private static final int LONGEST_HOLIDAY = 31;
    private static final int MOST = 1000;
    private static final int YEARS = 10;

    private HolidayCalendar() {}

    /** The whole days that the file's events cover, from a year before today to ten years after it. */
    static SortedSet<LocalDate> dates(String text, LocalDate today) {
        var dates = new TreeSet<LocalDate>();
        try {
            for (var calendar : Biweekly.parse(text).all()) {
                for (VEvent event : calendar.getEvents()) {
                    DateStart start = event.getDateStart();
                    if (start != null
                            && start.getValue() != null
                            && !start.getValue().hasTime()) {
                        add(dates, event, date(start.getValue()), today);
                    }
                }
            }
        } catch (RuntimeException e) {
            throw ScheduleInput.refused("", "is no iCal file that can be read");
        }
        if (dates.isEmpty() || dates.size() > MOST) {
            throw ScheduleInput.refused("", "must hold 1 to %d whole days".formatted(MOST));
        }
        return dates;
    }

    private static void add(SortedSet<LocalDate> dates, VEvent event, LocalDate start, LocalDate today) {
        long days = 1;
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            days = Math.max(1, date(event.getDateEnd().getValue()).toEpochDay() - start.toEpochDay());
        }
        days = Math.min(days, LONGEST_HOLIDAY);
        var occurrences = event.getDateIterator(TimeZone.getDefault());
        for (int i = 0; occurrences.hasNext() && i < MOST; i++) {
            LocalDate first = date(occurrences.next());
            if (first.isAfter(today.plusYears(YEARS))) {
                break;
            }
            for (int day = 0; day < days && !first.isBefore(today.minusYears(1)) && dates.size() <= MOST; day++) {
                dates.add(first.plusDays(day));
            }
        }
    }

    /** The library keeps a date as midnight of the machine's own zone. */
    private static LocalDate date(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneId.systemDefault());
    }
}
