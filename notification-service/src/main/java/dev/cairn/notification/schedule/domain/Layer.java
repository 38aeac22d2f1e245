package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rotation with the times at which it counts.
 *
 * @param id stays the same over edits
 * @param priority the highest one that has somebody wins; layers of one priority are on call together
 * @param previous what holds until the rotation starts; null for nothing
 * @param windows when it counts; empty for always
 */
public record Layer(
        String id,
        String name,
        int priority,
        Rotation rotation,
        @Nullable Rotation previous,
        List<Window> windows,
        HolidayRule holidayRule,
        Set<LocalDate> holidays) {

    public Layer {
        windows = List.copyOf(windows);
        holidays = Set.copyOf(holidays);
    }

    /** The rotation that counts at an instant. */
    public Rotation rotationAt(Instant at) {
        return previous != null && at.isBefore(rotation.boundary(0)) ? previous : rotation;
    }

    /**
     * Whose turn it is, whether or not it counts; null before the start and after the end. A turn of the rotation before ends
     * where this one starts.
     */
    public @Nullable Turn turnAt(Instant at) {
        Rotation counts = rotationAt(at);
        Turn turn = counts.turnAt(at);
        Instant handover = rotation.boundary(0);
        return turn == null || counts.equals(rotation) || !turn.end().isAfter(handover)
                ? turn
                : new Turn(turn.number(), turn.person(), turn.start(), handover);
    }

    /** Whether its restrictions and holidays let it count at an instant. */
    public boolean countsAt(Instant at) {
        return isUnrestricted() || counting(at, at.plusMillis(1)).stream().anyMatch(span -> span.contains(at));
    }

    boolean isUnrestricted() {
        return windows.isEmpty() && holidayRule == HolidayRule.AS_USUAL;
    }

    /** The times at which it counts, merged, that touch an interval. */
    List<Span> counting(Instant from, Instant to) {
        if (isUnrestricted()) {
            return List.of(new Span(from, to));
        }
        LocalClock clock = rotation.clock();
        var days = windows.isEmpty() ? List.of(Window.ALWAYS) : windows;
        var spans = new ArrayList<Span>();
        LocalDate end = clock.dateAt(to).plusDays(1);
        for (LocalDate date = clock.dateAt(from).minusDays(2); !date.isAfter(end); date = date.plusDays(1)) {
            if (isWorked(date)) {
                for (Window window : days) {
                    if (window.weekdays().contains(date.getDayOfWeek())) {
                        spans.add(window.on(date, clock));
                    }
                }
            }
        }
        return Span.merged(spans);
    }

    private boolean isWorked(LocalDate date) {
        return switch (holidayRule) {
            case AS_USUAL -> true;
            case OFF -> !holidays.contains(date);
            case ONLY -> holidays.contains(date);
        };
    }

    /** The turns of somebody, as far as they count, in an interval; in order. */
    List<Turn> turns(Instant from, Instant to) {
        var turns = new ArrayList<Turn>();
        if (previous != null) {
            Instant handover = rotation.boundary(0);
            addTurns(turns, previous, from, to.isBefore(handover) ? to : handover);
        }
        addTurns(turns, rotation, from, to);
        return isUnrestricted() ? turns : counted(turns, counting(from, to));
    }

    private static void addTurns(List<Turn> turns, Rotation rotation, Instant from, Instant to) {
        Instant ending = rotation.ending().isBefore(to) ? rotation.ending() : to;
        long number = Math.max(0, rotation.numberAt(from));
        Instant start = rotation.boundary(number);
        while (start.isBefore(ending)) {
            Instant next = rotation.boundary(number + 1);
            Span seen = new Span(start, next).within(from, ending);
            String person = rotation.person(number);
            if (!seen.isEmpty() && !person.equals(Rotation.NOBODY)) {
                turns.add(new Turn(number, person, seen.start(), seen.end()));
            }
            start = next;
            number++;
        }
    }

    private static List<Turn> counted(List<Turn> turns, List<Span> counting) {
        var counted = new ArrayList<Turn>();
        int first = 0;
        for (Turn turn : turns) {
            while (first < counting.size() && !counting.get(first).end().isAfter(turn.start())) {
                first++;
            }
            for (int i = first; i < counting.size() && counting.get(i).start().isBefore(turn.end()); i++) {
                Span seen = counting.get(i).within(turn.start(), turn.end());
                counted.add(new Turn(turn.number(), turn.person(), seen.start(), seen.end()));
            }
        }
        return counted;
    }
}
