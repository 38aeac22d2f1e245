package dev.cairn.notification.schedule.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schedule, its shifts and its users as Grafana OnCall's interface answers them:
 * {@code {"schedule": {...}, "shifts": [...], "users": [...]}}, each list with or without {@code results} around it.
 */
public final class GrafanaReader {

    private static final int MOST_SHIFTS = 200;
    private static final int MOST_USERS = 5000;
    private static final int MOST_GROUPS = 100;
    private static final int MOST_IN_GROUP = 10;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_SHIFT = 366 * 24 * 60 * 60;
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Set<String> FREQUENCIES = Set.of("hourly", "daily", "weekly", "monthly");

    private final Instant now;
    private final Map<String, SourcePerson> people = new LinkedHashMap<>();
    private final Map<String, Part> users = new HashMap<>();
    private final List<ImportFinding> findings = new ArrayList<>();

    private GrafanaReader(Instant now) {
        this.now = now;
    }

    /**
     * Reads an export.
     *
     * @param pointer to it, in front of the pointers of findings
     * @param now shifts that are over by then are left out
     * @throws ImportException for what is none
     */
    public static ImportedSchedule read(JsonNode export, String pointer, Instant now) {
        return new GrafanaReader(now).read(new Part(export, pointer).demandObject());
    }

    private ImportedSchedule read(Part export) {
        Part schedule = export.field("schedule").demandObject();
        String type = schedule.field("type").text(LONGEST_TEXT);
        if (!Set.of("web", "calendar").contains(type)) {
            throw schedule.field("type")
                    .refused("must be web or calendar; what is in a calendar at another address is not in the export");
        }
        note(schedule.field("ical_url_overrides"), "Overrides at this address are not taken over");
        ZoneId zone = schedule.field("time_zone").isAbsent()
                ? ZoneId.of("UTC")
                : schedule.field("time_zone").zone();
        for (Part user : export.field("users").unwrapped("results").items(MOST_USERS)) {
            users.put(user.demandObject().field("id").text(LONGEST_TEXT), user);
        }
        var shifts = new ArrayList<GrafanaShift>();
        var wanted = wanted(schedule);
        for (Part part : export.field("shifts").unwrapped("results").items(MOST_SHIFTS)) {
            String id = part.demandObject().field("id").optionalText(LONGEST_TEXT);
            if (wanted.isEmpty() || id != null && wanted.remove(id) != null) {
                shifts.add(shift(part, zone, shifts.size() + 1));
            }
        }
        wanted.values()
                .forEach(missing -> findings.add(
                        new ImportFinding(missing.pointer(), "This shift of the schedule is not among the shifts")));
        if (shifts.isEmpty()) {
            throw export.field("shifts").refused("must hold at least one shift of the schedule");
        }
        var layers = new GrafanaLayers(now, findings);
        shifts.forEach(layers::add);
        return new ImportedSchedule(
                schedule.field("name").name("Imported", 100),
                null,
                zone,
                layers.layers(),
                layers.overrides(),
                people,
                findings,
                new GrafanaClock(List.copyOf(shifts)));
    }

    private void note(Part part, String text) {
        if (!part.isAbsent()) {
            findings.add(new ImportFinding(part.pointer(), text));
        }
    }

    /** The ids of the schedule's shifts; none when it does not say. */
    private static Map<String, Part> wanted(Part schedule) {
        var wanted = new LinkedHashMap<String, Part>();
        schedule.field("shifts").items(MOST_SHIFTS).forEach(id -> wanted.put(id.text(LONGEST_TEXT), id));
        return wanted;
    }

    private GrafanaShift shift(Part part, ZoneId ofSchedule, int place) {
        String type = part.field("type").text(LONGEST_TEXT);
        if (!Set.of("rolling_users", "recurrent_event", "single_event", "override")
                .contains(type)) {
            throw part.field("type").refused("must be rolling_users, recurrent_event, single_event or override");
        }
        boolean recurs = type.equals("rolling_users") || type.equals("recurrent_event");
        ZoneId zone = part.field("time_zone").isAbsent()
                ? ofSchedule
                : part.field("time_zone").zone();
        LocalDateTime start = part.field("start").local(zone);
        LocalDateTime rotationStart = part.field("rotation_start").optionalLocal(zone);
        Part level = part.field("level").isAbsent() ? part.field("priority_level") : part.field("level");
        return new GrafanaShift(
                part.pointer(),
                part.field("name").name("Shift " + place, 90),
                type.equals("override"),
                zone,
                level.number(0, 999, 0),
                start,
                part.field("duration").number(1, LONGEST_SHIFT),
                rotationStart == null ? start : rotationStart,
                recurs ? part.field("until").optionalLocal(zone) : null,
                recurs ? frequency(part.field("frequency")) : null,
                part.field("interval").number(1, 1000, 1),
                part.field("week_start").isAbsent() ? DayOfWeek.MONDAY : day(part.field("week_start")),
                recurs ? days(part.field("by_day")) : Set.of(),
                recurs ? numbers(part.field("by_month"), 1, 12) : Set.of(),
                recurs ? numbers(part.field("by_monthday"), -31, 31) : Set.of(),
                groups(part, type));
    }

    private static String frequency(Part part) {
        String word = part.text(LONGEST_TEXT).toLowerCase(Locale.ROOT);
        if (!FREQUENCIES.contains(word)) {
            throw part.refused("must be hourly, daily, weekly or monthly");
        }
        return word;
    }

    private static Set<DayOfWeek> days(Part part) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        part.items(DAYS.size()).forEach(one -> days.add(day(one)));
        return days;
    }

    private static DayOfWeek day(Part part) {
        int found = DAYS.indexOf(part.text(LONGEST_TEXT).toUpperCase(Locale.ROOT));
        if (found < 0) {
            throw part.refused("must be a day such as MO");
        }
        return DayOfWeek.of(found + 1);
    }

    private static Set<Integer> numbers(Part part, int least, int most) {
        var numbers = new TreeSet<Integer>();
        part.items(31).forEach(one -> numbers.add(one.number(least, most)));
        return numbers;
    }

    private List<List<String>> groups(Part part, String type) {
        var groups = new ArrayList<List<String>>();
        if (type.equals("rolling_users")) {
            for (Part group : part.field("rolling_users").items(MOST_GROUPS)) {
                groups.add(group(group));
            }
            int first = part.field("start_rotation_from_user_index").number(0, MOST_GROUPS, 0);
            if (!groups.isEmpty()) {
                Collections.rotate(groups, -(first % groups.size()));
            }
        } else {
            Part users = part.field("users").isAbsent() ? part.field("rolling_users") : part.field("users");
            groups.add(users.items(MOST_IN_GROUP).stream()
                    .flatMap(one -> (one.node().isArray() ? group(one) : List.of(person(one))).stream())
                    .toList());
        }
        if (groups.isEmpty()) {
            throw part.refused("must have somebody");
        }
        return groups;
    }

    private List<String> group(Part part) {
        return part.items(MOST_IN_GROUP).stream().map(this::person).toList();
    }

    private String person(Part part) {
        String key = part.text(LONGEST_TEXT);
        if (!people.containsKey(key)) {
            people.put(key, new SourcePerson(key, part.pointer(), names(users.get(key))));
        }
        return key;
    }

    private static List<String> names(@Nullable Part user) {
        var names = new ArrayList<String>();
        if (user != null) {
            for (String field : List.of("email", "username", "name")) {
                String name = user.field(field).optionalText(LONGEST_TEXT);
                if (name != null) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
