package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People who take turns. Shift k starts when the local clock first shows start + k lengths; so nothing is stored, the past can
 * be told again, and the future is found without walking to it.
 *
 * @param zone whose calendar is counted on
 * @param start of the first shift, and what every other is counted from
 * @param length of a shift in units, at least 1
 * @param people in their order; {@link #NOBODY} for a turn without anybody
 * @param offset added to the number of a shift before the person is chosen
 * @param end from then on nobody has a turn; null for never
 * @param worked counts the days instead of the calendar; null for the calendar
 */
public record Rotation(
        ZoneId zone,
        LocalDateTime start,
        ShiftUnit unit,
        int length,
        List<String> people,
        int offset,
        @Nullable LocalDateTime end,
        @Nullable WorkedDays worked) {

    /** A participant who is nobody. */
    public static final String NOBODY = "";

    public Rotation {
        if (length < 1 || people.isEmpty()) {
            throw new IllegalArgumentException("a rotation needs a length and people");
        }
        if (worked != null && unit != ShiftUnit.DAYS) {
            throw new IllegalArgumentException("only days can be counted as they are worked");
        }
        people = List.copyOf(people);
    }

    /** When a shift starts. */
    public Instant boundary(long number) {
        return clock().first(local(number));
    }

    /** What the clock should show when a shift starts. */
    public LocalDateTime local(long number) {
        return worked == null
                ? unit.after(start, number * length)
                : worked.after(start.toLocalDate(), number * length).atTime(start.toLocalTime());
    }

    /** The shift at an instant, the last of those that have started by then; -1 before the first. */
    public long numberAt(Instant at) {
        if (at.isBefore(boundary(0))) {
            return -1;
        }
        long number = Math.max(0, counted(clock().at(at)) / length);
        while (number > 0 && boundary(number).isAfter(at)) {
            number--;
        }
        while (!boundary(number + 1).isAfter(at)) {
            number++;
        }
        return number;
    }

    private long counted(LocalDateTime local) {
        return worked == null
                ? unit.between(start, local)
                : worked.between(start.toLocalDate(), local.toLocalDate().plusDays(1)) - 1;
    }

    /** Whose turn a shift is. */
    public String person(long number) {
        return people.get((int) Math.floorMod(number + offset, (long) people.size()));
    }

    /** The first instant after its last shift. */
    public Instant ending() {
        return end == null ? Instant.MAX : clock().first(end);
    }

    /** The turn at an instant; null before the first and after the end. */
    public @Nullable Turn turnAt(Instant at) {
        long number = at.isBefore(ending()) ? numberAt(at) : -1;
        return number < 0 ? null : turn(number);
    }

    Turn turn(long number) {
        Instant next = boundary(number + 1);
        Instant ending = ending();
        return new Turn(number, person(number), boundary(number), next.isBefore(ending) ? next : ending);
    }

    /** The same with the person of this shift being the one at this place of the order. */
    Rotation aligned(long number, int place) {
        int newOffset = (int) Math.floorMod(place - number, (long) people.size());
        return new Rotation(zone, start, unit, length, people, newOffset, end, worked);
    }

    LocalClock clock() {
        return new LocalClock(zone);
    }
}
