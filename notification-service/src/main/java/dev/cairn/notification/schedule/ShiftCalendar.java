package dev.cairn.notification.schedule;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.Duration;
import dev.cairn.notification.schedule.domain.PersonShift;
import dev.cairn.notification.schedule.domain.PersonShifts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes shifts as an iCal file. */
final class ShiftCalendar {

    private static final int HOURS_BETWEEN_LOOKS = 1;

    private ShiftCalendar() {}

    /**
     * The shifts of an interval.
     *
     * @param person whose; null for everybody's
     */
    static String write(UUID schedule, Plans.Read read, @Nullable String person, Instant from, Instant to) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Cairn//On call//EN");
        calendar.setName("On call: " + read.name());
        calendar.setRefreshInterval(
                Duration.builder().hours(HOURS_BETWEEN_LOOKS).build());
        for (PersonShift shift : PersonShifts.of(read.plan().segments(from, to))) {
            if (person == null || person.equals(shift.person())) {
                calendar.addEvent(event(schedule, read, shift, from));
            }
        }
        return Biweekly.write(calendar).go();
    }

    private static VEvent event(UUID schedule, Plans.Read read, PersonShift shift, Instant from) {
        var event = new VEvent();
        event.setUid(uid(schedule, shift, from));
        event.setDateTimeStamp(Date.from(shift.start()));
        event.setDateStart(Date.from(shift.start()));
        event.setDateEnd(Date.from(shift.end()));
        event.setSummary(
                "On call: " + read.names().getOrDefault(shift.person(), shift.person()) + " (" + read.name() + ")");
        return event;
    }

    /** The same at each look: a shift is known by its start, and one that began before what is shown by being that one. */
    private static String uid(UUID schedule, PersonShift shift, Instant from) {
        String start = shift.start().equals(from) ? "ongoing" : shift.start().toString();
        String what = schedule + " " + shift.person() + " " + start;
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)) + "@cairn";
    }
}
