package dev.cairn.notification.schedule;

import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.schedule.LayerBody.RestrictionBody;
import dev.cairn.notification.schedule.LayerBody.RotationBody;
import dev.cairn.notification.schedule.domain.HolidayRule;
import dev.cairn.notification.schedule.domain.Layer;
import dev.cairn.notification.schedule.domain.Rotation;
import dev.cairn.notification.schedule.domain.ShiftUnit;
import dev.cairn.notification.schedule.domain.Window;
import dev.cairn.notification.schedule.domain.WorkedDays;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks one layer that somebody writes.
 *
 * @param pointer to the layer
 * @param people to be added to: everybody named, with where
 */
record LayerInput(String pointer, int mostParticipants, Map<String, String> people) {

    private static final int LONGEST_SHIFT = 9000;
    private static final int HIGHEST_PRIORITY = 1000;
    private static final int MOST_RESTRICTIONS = 50;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2100;
    private static final String NOBODY = "none";
    private static final int LONGEST_SUFFIX = 6;

    record Checked(LayerBody body, Layer layer) {}

    /** @param taken ids that other layers have, which one that is made here must not have */
    Checked check(LayerBody body, int place, ZoneId scheduleZone, Set<LocalDate> holidays, Set<String> taken) {
        String name = body.name() == null
                ? "Layer " + (place + 1)
                : ScheduleInput.text(pointer + "/name", body.name(), ScheduleInput.LONGEST_NAME);
        String id = body.id() == null
                ? id(name, place, taken)
                : ScheduleInput.text(pointer + "/id", body.id(), ScheduleInput.LONGEST_ID);
        int priority = body.priority() == null ? 1 : body.priority();
        if (priority < 0 || priority > HIGHEST_PRIORITY) {
            throw ScheduleInput.refused(pointer + "/priority", "must be 0 to " + HIGHEST_PRIORITY);
        }
        ZoneId zone =
                body.timeZone() == null ? scheduleZone : ScheduleInput.zone(pointer + "/timeZone", body.timeZone());
        HolidayRule rule =
                word(HolidayRule.class, pointer + "/holidays", body.holidays() == null ? "as-usual" : body.holidays());
        var windows = windows(body.restrictions());
        RotationBody rotation = body.rotation();
        if (rotation == null) {
            throw ScheduleInput.refused(pointer + "/rotation", "is required");
        }
        var layer = new Layer(
                id, name, priority, rotation(rotation, zone, windows, rule, holidays), null, windows, rule, holidays);
        var kept = new LayerBody(id, name, priority, body.timeZone(), rotation, body.restrictions(), body.holidays());
        return new Checked(kept, layer);
    }

    private static String id(String name, int place, Set<String> taken) {
        String word =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String made = word.isEmpty() ? "layer-" + (place + 1) : word;
        String id = made.substring(0, Math.min(made.length(), ScheduleInput.LONGEST_ID - LONGEST_SUFFIX));
        String free = id;
        for (int n = 2; taken.contains(free); n++) {
            free = id + "-" + n;
        }
        return free;
    }

    private Rotation rotation(
            RotationBody body, ZoneId zone, List<Window> windows, HolidayRule rule, Set<LocalDate> holidays) {
        String at = pointer + "/rotation";
        ShiftUnit unit = word(ShiftUnit.class, at + "/unit", body.unit());
        Integer length = body.length();
        if (length == null || length < 1 || length > LONGEST_SHIFT) {
            throw ScheduleInput.refused(at + "/length", "must be 1 to " + LONGEST_SHIFT);
        }
        LocalDateTime start = time(at + "/start", body.start());
        LocalDateTime end = body.end() == null ? null : time(at + "/end", body.end());
        if (end != null && !end.isAfter(start)) {
            throw ScheduleInput.refused(at + "/end", "must be after the start");
        }
        String advance = body.advance() == null ? "calendar" : body.advance();
        if (!Set.of("calendar", "worked-days").contains(advance)) {
            throw ScheduleInput.refused(at + "/advance", "must be calendar or worked-days");
        }
        WorkedDays worked = null;
        if (advance.equals("worked-days")) {
            if (unit != ShiftUnit.DAYS || rule == HolidayRule.ONLY) {
                throw ScheduleInput.refused(
                        at + "/advance", "worked-days needs shifts in days, and no layer of holidays");
            }
            worked = worked(windows, rule == HolidayRule.OFF ? holidays : Set.of());
        }
        return new Rotation(zone, start, unit, length, participants(at, body.participants()), 0, end, worked);
    }

    private static WorkedDays worked(List<Window> windows, Set<LocalDate> free) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        windows.forEach(window -> days.addAll(window.weekdays()));
        return new WorkedDays(days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days, List.copyOf(free));
    }

    private List<String> participants(String at, @Nullable List<@Nullable String> given) {
        if (given == null || given.isEmpty()) {
            throw ScheduleInput.refused(at + "/participants", "must hold at least one");
        }
        if (given.size() > mostParticipants) {
            throw ScheduleInput.refused(at + "/participants", "must hold at most " + mostParticipants);
        }
        var taken = new ArrayList<String>();
        for (int i = 0; i < given.size(); i++) {
            String one = given.get(i);
            String where = at + "/participants/" + i;
            if (one == null || one.equals(NOBODY)) {
                taken.add(Rotation.NOBODY);
            } else {
                taken.add(ScheduleInput.text(where, one, ScheduleInput.LONGEST_SUBJECT));
                people.putIfAbsent(one.strip(), where);
            }
        }
        return taken;
    }

    private List<Window> windows(@Nullable List<@Nullable RestrictionBody> given) {
        var windows = new ArrayList<Window>();
        List<@Nullable RestrictionBody> all = given == null ? List.of() : given;
        if (all.size() > MOST_RESTRICTIONS) {
            throw ScheduleInput.refused(pointer + "/restrictions", "must hold at most " + MOST_RESTRICTIONS);
        }
        for (int i = 0; i < all.size(); i++) {
            RestrictionBody one = all.get(i);
            String at = pointer + "/restrictions/" + i;
            if (one == null) {
                throw ScheduleInput.refused(at, "must be an object");
            }
            windows.add(new Window(
                    weekdays(at + "/weekdays", one.weekdays()),
                    start(at + "/start", one.start()),
                    clock(at + "/end", one.end())));
        }
        return windows;
    }

    private static Set<DayOfWeek> weekdays(String at, @Nullable List<@Nullable String> words) {
        if (words == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        if (words.isEmpty() || words.size() > DayOfWeek.values().length) {
            throw ScheduleInput.refused(at, "must hold 1 to 7");
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; i < words.size(); i++) {
            days.add(word(DayOfWeek.class, at + "/" + i, words.get(i)));
        }
        return days;
    }

    private static LocalDateTime time(String at, @Nullable String text) {
        try {
            LocalDateTime time = LocalDateTime.parse(String.valueOf(text)).truncatedTo(ChronoUnit.SECONDS);
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time;
            }
        } catch (DateTimeException e) {
            throw outOf(at);
        }
        throw outOf(at);
    }

    private static Problem outOf(String at) {
        return ScheduleInput.refused(
                at,
                "must be a local date and time such as 2026-03-02T09:00, from %d to %d"
                        .formatted(FIRST_YEAR, LAST_YEAR));
    }

    /** 24:00 would be that of the day before. */
    private static LocalTime start(String at, @Nullable String text) {
        if ("24:00".equals(text)) {
            throw ScheduleInput.refused(at, "must be a local time such as 09:00, before 24:00");
        }
        return clock(at, text);
    }

    private static LocalTime clock(String at, @Nullable String text) {
        try {
            return String.valueOf(text).equals("24:00")
                    ? LocalTime.MIDNIGHT
                    : LocalTime.parse(String.valueOf(text)).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw ScheduleInput.refused(at, "must be a local time such as 09:00");
        }
    }

    private static <E extends Enum<E>> E word(Class<E> kind, String at, @Nullable String word) {
        for (E one : kind.getEnumConstants()) {
            if (one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                return one;
            }
        }
        throw ScheduleInput.refused(
                at,
                "must be one of "
                        + String.join(
                                ", ",
                                List.of(kind.getEnumConstants()).stream()
                                        .map(one -> one.name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))
                                        .toList()));
    }
}
