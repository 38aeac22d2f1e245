package dev.cairn.notification.schedule.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schedule as Opsgenie's interface answers it with its rotations, and its overrides beside it:
 * {@code {"schedule": {...}, "overrides": [...]}}, each with or without {@code data} around it.
 */
public final class OpsgenieReader {

    private static final int MOST_ROTATIONS = 32;
    private static final int MOST_PEOPLE = 100;
    private static final int MOST_RESTRICTIONS = 50;
    private static final int MOST_OVERRIDES = 200;
    private static final int LONGEST_TEXT = 200;
    private static final Duration LONGEST_OVERRIDE = Duration.ofDays(366);

    private final Instant now;
    private final Map<String, SourcePerson> people = new LinkedHashMap<>();
    private final List<ImportFinding> findings = new ArrayList<>();

    private OpsgenieReader(Instant now) {
        this.now = now;
    }

    /**
     * Reads an export.
     *
     * @param pointer to it, in front of the pointers of findings
     * @param now overrides that have ended by then are left out
     * @throws ImportException for what is none
     */
    public static ImportedSchedule read(JsonNode export, String pointer, Instant now) {
        return new OpsgenieReader(now).read(new Part(export, pointer).demandObject());
    }

    private ImportedSchedule read(Part export) {
        Part schedule = export.field("schedule").unwrapped("data").demandObject();
        ZoneId zone = schedule.field("timezone").zone();
        var rotations = new ArrayList<OpsgenieRotation>();
        for (Part one : schedule.field("rotations").items(MOST_ROTATIONS)) {
            rotations.add(rotation(one.demandObject(), rotations.size() + 1));
        }
        if (rotations.isEmpty()) {
            throw schedule.field("rotations")
                    .refused("must hold at least one; ask for the schedule with its rotations");
        }
        var overrides = new ArrayList<OpsgenieOverride>();
        for (Part one : export.field("overrides").unwrapped("data").items(MOST_OVERRIDES)) {
            OpsgenieOverride override = override(one.demandObject());
            if (override.end().isAfter(now)) {
                overrides.add(override);
            }
        }
        if (schedule.field("enabled").node().isBoolean()
                && !schedule.field("enabled").node().asBoolean()) {
            findings.add(new ImportFinding(
                    schedule.field("enabled").pointer(), "The schedule is turned off there; here it counts"));
        }
        var clock = new OpsgenieClock(zone, List.copyOf(rotations), List.copyOf(overrides));
        return new ImportedSchedule(
                schedule.field("name").name("Imported", 100),
                schedule.field("description").optionalName(1000),
                zone,
                rotations.stream().map(one -> layer(one, zone)).toList(),
                overrides(clock),
                people,
                findings,
                clock);
    }

    private OpsgenieRotation rotation(Part part, int place) {
        String type = part.field("type").text(LONGEST_TEXT).toLowerCase(Locale.ROOT);
        if (!Set.of("hourly", "daily", "weekly").contains(type)) {
            throw part.field("type").refused("must be hourly, daily or weekly");
        }
        Instant start = part.field("startDate").instant();
        Instant end = part.field("endDate").optionalInstant();
        if (end != null && !end.isAfter(start)) {
            throw part.field("endDate").refused("must be after the start");
        }
        var participants = new ArrayList<@Nullable String>();
        for (Part one : part.field("participants").items(MOST_PEOPLE)) {
            participants.add(participant(one.demandObject()));
        }
        if (participants.isEmpty()) {
            throw part.field("participants").refused("must hold at least one");
        }
        return new OpsgenieRotation(
                part.pointer(),
                part.field("id").isAbsent()
                        ? "rotation-" + place
                        : part.field("id").text(LONGEST_TEXT),
                part.field("name").name("Rotation " + place, 100),
                type,
                part.field("length").number(1, 9000, 1),
                start,
                end,
                participants,
                restrictions(part.field("timeRestriction")));
    }

    /** Null for nobody. */
    private @Nullable String participant(Part part) {
        String type = part.field("type").text(LONGEST_TEXT).toLowerCase(Locale.ROOT);
        if (type.equals("user")) {
            return person(part);
        }
        if (!type.equals("none")) {
            findings.add(new ImportFinding(
                    part.pointer(), "A turn of a " + type + " cannot be kept: it is the turn of nobody here"));
        }
        return null;
    }

    private String person(Part part) {
        String id = part.field("id").optionalText(LONGEST_TEXT);
        String username = part.field("username").optionalText(LONGEST_TEXT);
        String key = username == null ? id : username;
        if (key == null) {
            throw part.refused("must have an id or a username");
        }
        var names = new ArrayList<String>();
        for (String name : new @Nullable String[] {username, part.field("name").optionalText(LONGEST_TEXT), id}) {
            if (name != null) {
                names.add(name);
            }
        }
        people.putIfAbsent(key, new SourcePerson(key, part.pointer(), names));
        return key;
    }

    private static List<OpsgenieRotation.Restriction> restrictions(Part part) {
        if (part.isAbsent()) {
            return List.of();
        }
        String type = part.demandObject().field("type").text(LONGEST_TEXT);
        boolean daily = type.equals("time-of-day");
        if (!daily && !type.equals("weekday-and-time-of-day")) {
            throw part.field("type").refused("must be time-of-day or weekday-and-time-of-day");
        }
        var parts = new ArrayList<>(part.field("restrictions").items(MOST_RESTRICTIONS));
        if (!part.field("restriction").isAbsent()) {
            parts.add(part.field("restriction"));
        }
        var found = new ArrayList<OpsgenieRotation.Restriction>();
        for (Part one : parts) {
            LocalTime start = time(one.demandObject(), "start");
            LocalTime end = time(one, "end");
            found.add(
                    daily
                            ? OpsgenieRotation.Restriction.daily(start, end)
                            : OpsgenieRotation.Restriction.weekly(day(one, "start"), start, day(one, "end"), end));
        }
        if (found.isEmpty()) {
            throw part.refused("must hold at least one restriction");
        }
        return found;
    }

    private static LocalTime time(Part part, String which) {
        int hour = part.field(which + "Hour").number(0, 24);
        return LocalTime.of(hour % 24, part.field(which + "Min").number(0, hour == 24 ? 0 : 59, 0));
    }

    /** Midnight at the end of a day is that at the beginning of the next. */
    private static DayOfWeek day(Part restriction, String which) {
        Part part = restriction.field(which + "Day");
        String word = part.text(LONGEST_TEXT).toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equals(word)) {
                return restriction.field(which + "Hour").number(0, 24) == 24 ? day.plus(1) : day;
            }
        }
        throw part.refused("must be a day such as monday");
    }

    private OpsgenieOverride override(Part part) {
        Instant start = part.field("startDate").instant();
        Instant end = part.field("endDate").instant();
        if (!start.isBefore(end) || Duration.between(start, end).compareTo(LONGEST_OVERRIDE) > 0) {
            throw part.field("endDate").refused("must be after the start, by at most 366 days");
        }
        var rotations = new TreeSet<String>();
        for (Part one : part.field("rotations").items(MOST_ROTATIONS)) {
            rotations.add(one.demandObject().field("id").text(LONGEST_TEXT));
        }
        return new OpsgenieOverride(part.pointer(), person(part.field("user").demandObject()), start, end, rotations);
    }

    private static ImportedLayer layer(OpsgenieRotation rotation, ZoneId zone) {
        String unit = switch (rotation.type()) {
            case "hourly" -> "hours";
            case "daily" -> "days";
            default -> "weeks";
        };
        var windows = new ArrayList<ImportedLayer.Hours>();
        for (OpsgenieRotation.Restriction one : rotation.hours()) {
            windows.addAll(ImportedLayer.Hours.of(one.days(), one.start(), one.minutes()));
        }
        Instant end = rotation.end();
        return new ImportedLayer(
                "",
                rotation.name(),
                1,
                zone,
                unit,
                rotation.length(),
                LocalDateTime.ofInstant(rotation.start(), zone),
                end == null ? null : LocalDateTime.ofInstant(end, zone),
                rotation.people(),
                false,
                windows);
    }

    /** One for some rotations alone takes the place of whoever has their turn then, one after the other. */
    private List<ImportedOverride> overrides(OpsgenieClock clock) {
        var found = new ArrayList<ImportedOverride>();
        for (OpsgenieOverride one : clock.overrides()) {
            var meant = clock.rotations().stream()
                    .filter(rotation -> one.covers(rotation.id()))
                    .toList();
            if (meant.size() == clock.rotations().size()) {
                found.add(new ImportedOverride(one.pointer(), "replace", one.person(), null, one.start(), one.end()));
                continue;
            }
            found.add(new ImportedOverride(one.pointer(), "add", one.person(), null, one.start(), one.end()));
            var seen = new HashSet<Occurrence>();
            for (OpsgenieRotation rotation : meant) {
                for (Occurrence place : clock.replaced(rotation, one)) {
                    String gone = place.people().get(0);
                    if (!gone.equals(one.person()) && seen.add(place)) {
                        found.add(new ImportedOverride(
                                one.pointer(), "replace", one.person(), gone, place.start(), place.end()));
                    }
                }
            }
            if (found.size() > MOST_OVERRIDES) {
                throw new ImportException(one.pointer(), "is more than %d overrides here".formatted(MOST_OVERRIDES));
            }
        }
        return found;
    }
}
