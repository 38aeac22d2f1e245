package dev.cairn.notification.schedule.imports;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes layers and overrides of the shifts of Grafana OnCall, and notes which cannot be. */
final class GrafanaLayers {

    private static final int HOUR = 60 * 60;
    private static final int DAY = 24 * HOUR;
    private static final int WEEK = 7 * DAY;
    private static final int SHORTEST_MONTH = 28;
    private static final int MOST_TURNS = 100;
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    /** A layer's turns without its people. */
    private record Turns(
            String unit,
            int length,
            LocalDateTime start,
            boolean workedDays,
            List<ImportedLayer.Hours> windows,
            int each,
            int free) {}

    private final Instant now;
    private final List<ImportFinding> findings;
    private final List<ImportedLayer> layers = new ArrayList<>();
    private final List<ImportedOverride> overrides = new ArrayList<>();

    GrafanaLayers(Instant now, List<ImportFinding> findings) {
        this.now = now;
        this.findings = findings;
    }

    List<ImportedLayer> layers() {
        return List.copyOf(layers);
    }

    List<ImportedOverride> overrides() {
        return List.copyOf(overrides);
    }

    void add(GrafanaShift shift) {
        Instant last = shift.frequency() == null ? end(shift) : until(shift);
        if (last != null && !last.isAfter(now)) {
            findings.add(new ImportFinding(shift.pointer(), "The shift is over and is left out"));
        } else if (shift.override()) {
            override(shift);
        } else {
            Turns turns = turns(shift);
            if (turns != null) {
                lay(shift, turns);
            }
        }
    }

    private static Instant end(GrafanaShift shift) {
        return shift.start().plusSeconds(shift.seconds()).atZone(shift.zone()).toInstant();
    }

    private static @Nullable Instant until(GrafanaShift shift) {
        LocalDateTime until = shift.until();
        return until == null
                ? null
                : until.plusSeconds(shift.seconds()).atZone(shift.zone()).toInstant();
    }

    private void override(GrafanaShift shift) {
        Instant start = shift.start().atZone(shift.zone()).toInstant();
        for (String person : shift.groups().get(0)) {
            boolean first = person.equals(shift.groups().get(0).get(0));
            overrides.add(
                    new ImportedOverride(shift.pointer(), first ? "replace" : "add", person, null, start, end(shift)));
        }
    }

    /** Null, with a finding, for what no layer can be. */
    private @Nullable Turns turns(GrafanaShift shift) {
        String frequency = shift.frequency();
        if (frequency == null) {
            int hours = (int) Math.min(9000, (shift.seconds() + HOUR - 1) / HOUR);
            return new Turns("hours", hours, shift.start(), false, List.of(), 1, 0);
        }
        if (!shift.months().isEmpty() || !shift.monthDays().isEmpty()) {
            return none(shift, "Shifts in some months or on some days of the month cannot be kept");
        }
        return switch (frequency) {
            case "hourly" -> hourly(shift);
            case "daily" -> shift.days().isEmpty() ? daily(shift) : listedDays(shift);
            case "weekly" -> weekly(shift);
            default -> monthly(shift);
        };
    }

    private @Nullable Turns none(GrafanaShift shift, String why) {
        findings.add(new ImportFinding(shift.pointer(), why + "; the shift is left out"));
        return null;
    }

    private @Nullable Turns hourly(GrafanaShift shift) {
        if (!shift.days().isEmpty() || shift.seconds() != (long) shift.interval() * HOUR) {
            return none(shift, "Hourly shifts on some days, or shorter or longer than their interval, cannot be kept");
        }
        return new Turns("hours", shift.interval(), shift.start(), false, List.of(), 1, 0);
    }

    private @Nullable Turns daily(GrafanaShift shift) {
        long seconds = shift.seconds();
        int interval = shift.interval();
        if (seconds == (long) interval * DAY) {
            return new Turns("days", interval, shift.start(), false, List.of(), 1, 0);
        }
        if (seconds <= DAY) {
            return new Turns("days", 1, shift.start(), false, hours(shift, EVERY_DAY), 1, interval - 1);
        }
        if (seconds % DAY != 0 || seconds > (long) interval * DAY) {
            return none(shift, "Daily shifts of days and hours, or longer than their interval, cannot be kept");
        }
        int days = (int) (seconds / DAY);
        return new Turns("days", 1, shift.start(), false, List.of(), days, interval - days);
    }

    private @Nullable Turns listedDays(GrafanaShift shift) {
        if (shift.interval() != 1 || shift.seconds() > DAY) {
            return none(shift, "Daily shifts on some days, with an interval or longer than a day, cannot be kept");
        }
        return new Turns("days", 1, shift.start(), true, hours(shift, shift.days()), 1, 0);
    }

    private @Nullable Turns weekly(GrafanaShift shift) {
        int interval = shift.interval();
        if (shift.days().isEmpty()) {
            if (shift.seconds() == (long) interval * WEEK) {
                return new Turns("weeks", interval, shift.start(), false, List.of(), 1, 0);
            }
            return shift.seconds() > WEEK
                    ? none(shift, "Weekly shifts longer than a week, but not as long as their interval, cannot be kept")
                    : new Turns(
                            "weeks",
                            1,
                            shift.start(),
                            false,
                            hours(shift, Set.of(shift.start().getDayOfWeek())),
                            1,
                            interval - 1);
        }
        LocalDateTime start = shift.firstWeek().atTime(shift.start().toLocalTime());
        int lastDay = shift.days().stream()
                .mapToInt(
                        day -> Math.floorMod(day.getValue() - shift.weekStart().getValue(), 7))
                .max()
                .orElse(0);
        if ((long) lastDay * DAY + shift.seconds() > WEEK) {
            return none(shift, "Weekly shifts that reach into the next week cannot be kept");
        }
        if (start.isBefore(shift.start())
                && shift.start().atZone(shift.zone()).toInstant().isAfter(now)) {
            findings.add(new ImportFinding(
                    shift.pointer(), "The shift starts within a week; here it starts with the week, on " + start));
        }
        boolean always = shift.days().equals(EVERY_DAY) && shift.seconds() == DAY;
        return new Turns("weeks", 1, start, false, always ? List.of() : hours(shift, shift.days()), 1, interval - 1);
    }

    private @Nullable Turns monthly(GrafanaShift shift) {
        if (!shift.days().isEmpty() || shift.interval() != 1 || shift.seconds() < (long) SHORTEST_MONTH * DAY) {
            return none(shift, "Monthly shifts that are shorter than a month, or not each month, cannot be kept");
        }
        findings.add(new ImportFinding(
                shift.pointer(),
                "A monthly shift lasts %d days there, and until the next one here".formatted(shift.seconds() / DAY)));
        return new Turns("months", 1, shift.start(), false, List.of(), 1, 0);
    }

    private static List<ImportedLayer.Hours> hours(GrafanaShift shift, Set<DayOfWeek> days) {
        LocalTime start = shift.start().toLocalTime();
        return ImportedLayer.Hours.of(days, start, (shift.seconds() + 59) / 60);
    }

    private void lay(GrafanaShift shift, Turns turns) {
        int widest = shift.groups().stream().mapToInt(List::size).max().orElse(0);
        if ((long) shift.groups().size() * (turns.each() + turns.free()) > MOST_TURNS) {
            none(shift, "With its pauses the rotation has more than " + MOST_TURNS + " turns");
            return;
        }
        if (widest == 0) {
            none(shift, "Nobody is in the shift");
            return;
        }
        for (int column = 0; column < widest; column++) {
            var people = new ArrayList<@Nullable String>();
            for (List<String> group : shift.groups()) {
                String person = column < group.size() ? group.get(column) : null;
                people.addAll(Collections.nCopies(turns.each(), person));
                people.addAll(Arrays.asList(new @Nullable String[turns.free()]));
            }
            layers.add(layer(shift, turns, people, column));
        }
    }

    private ImportedLayer layer(GrafanaShift shift, Turns turns, List<@Nullable String> people, int column) {
        LocalDateTime start = turns.start();
        if (shift.rotationStart().isAfter(start) && !turns.workedDays()) {
            long turn = turnAt(turns, shift.rotationStart());
            start = after(turns, turn);
            Collections.rotate(people, (int) -(turn % people.size()));
        }
        LocalDateTime end = shift.frequency() == null
                ? shift.start().plusSeconds(shift.seconds())
                : shift.until() == null
                        ? null
                        : Objects.requireNonNull(shift.until()).plusSeconds(1);
        return new ImportedLayer(
                "",
                column == 0 ? shift.name() : shift.name() + " (" + (column + 1) + ")",
                shift.level(),
                shift.zone(),
                turns.unit(),
                turns.length(),
                start,
                end != null && end.isAfter(start) ? end : null,
                people,
                turns.workedDays(),
                turns.windows());
    }

    /** The first turn that starts at a time or after it. */
    private static long turnAt(Turns turns, LocalDateTime at) {
        long turn = Math.max(0, unit(turns).between(turns.start(), at) / turns.length());
        while (after(turns, turn).isBefore(at)) {
            turn++;
        }
        return turn;
    }

    private static LocalDateTime after(Turns turns, long turn) {
        return turns.start().plus(turn * turns.length(), unit(turns));
    }

    private static ChronoUnit unit(Turns turns) {
        return switch (turns.unit()) {
            case "hours" -> ChronoUnit.HOURS;
            case "days" -> ChronoUnit.DAYS;
            case "weeks" -> ChronoUnit.WEEKS;
            default -> ChronoUnit.MONTHS;
        };
    }
}
