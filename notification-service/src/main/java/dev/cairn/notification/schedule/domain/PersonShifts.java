package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a final schedule into the shifts of each person. */
public final class PersonShifts {

    private static final class Open {
        private final Instant start;
        private final List<Duty> duties = new ArrayList<>();
        private Instant end;

        Open(Instant start) {
            this.start = start;
            this.end = start;
        }
    }

    private PersonShifts() {}

    /** The shifts by their start, and by person where several start at once. */
    public static List<PersonShift> of(List<Segment> segments) {
        var shifts = new ArrayList<PersonShift>();
        Map<String, Open> open = new LinkedHashMap<>();
        for (Segment segment : segments) {
            for (Duty duty : segment.duties()) {
                Open one = open.get(duty.person());
                if (one == null || one.end.isBefore(segment.start())) {
                    close(shifts, duty.person(), one);
                    one = new Open(segment.start());
                    open.put(duty.person(), one);
                }
                one.end = segment.end();
                if (one.duties.isEmpty()
                        || !one.duties.get(one.duties.size() - 1).equals(duty)) {
                    one.duties.add(duty);
                }
            }
        }
        open.forEach((person, one) -> close(shifts, person, one));
        shifts.sort(Comparator.comparing(PersonShift::start).thenComparing(PersonShift::person));
        return shifts;
    }

    private static void close(List<PersonShift> shifts, String person, @Nullable Open open) {
        if (open != null) {
            shifts.add(new PersonShift(person, open.start, open.end, open.duties));
        }
    }
}
