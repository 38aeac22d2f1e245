package dev.cairn.notification.schedule;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.schedule.domain.Layer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks a schedule that somebody writes, field by field. */
@ApplicationScoped
class ScheduleInput {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_TEXT = 1000;
    static final int LONGEST_ID = 60;
    static final int LONGEST_SUBJECT = 200;
    private static final int MOST_HOLIDAYS = 1000;
    private static final int LONGEST_BODY = 1_000_000;

    /**
     * A schedule that can be kept.
     *
     * @param body with all that was left out filled in
     * @param people everybody named, with where
     */
    record Checked(ScheduleBody body, List<Layer> layers, Map<String, String> people) {}

    private final ScheduleConfig config;
    private final ScheduleJson json;

    ScheduleInput(ScheduleConfig config, ScheduleJson json) {
        this.config = config;
        this.json = json;
    }

    /** @throws Problem with a pointer to what is wrong */
    Checked check(ScheduleBody body) {
        String name = text("/name", body.name(), LONGEST_NAME);
        ZoneId zone = zone("/timeZone", body.timeZone());
        List<LocalDate> holidays = holidays(body.holidays());
        var bodies = layersOf(body);
        var people = new TreeMap<String, String>();
        var layers = new ArrayList<Layer>();
        var kept = new ArrayList<@Nullable LayerBody>();
        var ids = new HashSet<String>();
        var taken = new HashSet<String>();
        bodies.forEach(one -> {
            if (one != null && one.id() != null) {
                taken.add(one.id());
            }
        });
        int restrictions = 0;
        for (int i = 0; i < bodies.size(); i++) {
            LayerBody one = bodies.get(i);
            if (one == null) {
                throw refused("/layers/" + i, "must be an object");
            }
            var checked = new LayerInput("/layers/" + i, config.mostParticipants(), people)
                    .check(one, i, zone, Set.copyOf(holidays), taken);
            taken.add(checked.layer().id());
            if (!ids.add(checked.layer().id())) {
                throw refused("/layers/" + i + "/id", "is the id of another layer, too");
            }
            restrictions += checked.layer().windows().size();
            refuseTooManyRestrictions(restrictions, i);
            layers.add(checked.layer());
            kept.add(checked.body());
        }
        var normal = new ScheduleBody(
                name,
                optional("/description", body.description(), LONGEST_TEXT),
                zone.getId(),
                kept,
                holidays.stream().map(LocalDate::toString).toList(),
                zones(body.personZones()));
        if (json.write(normal).length() > LONGEST_BODY) {
            throw refused("", "must have at most %d characters as JSON".formatted(LONGEST_BODY));
        }
        return new Checked(normal, layers, people);
    }

    private void refuseTooManyRestrictions(int found, int layer) {
        if (found > config.mostRestrictions()) {
            throw new Problem(
                            ScheduleProblem.LIMIT_REACHED,
                            "A schedule has at most %d restrictions".formatted(config.mostRestrictions()))
                    .at("/layers/" + layer + "/restrictions", "are too many together with those of the layers before");
        }
    }

    private List<@Nullable LayerBody> layersOf(ScheduleBody body) {
        if (body.layers() == null || body.layers().isEmpty()) {
            throw refused("/layers", "must hold at least one layer");
        }
        if (body.layers().size() > config.mostLayers()) {
            throw new Problem(
                            ScheduleProblem.LIMIT_REACHED,
                            "A schedule has at most %d layers".formatted(config.mostLayers()))
                    .at("/layers", "must hold at most " + config.mostLayers());
        }
        return body.layers();
    }

    private static List<LocalDate> holidays(@Nullable List<@Nullable String> words) {
        var dates = new TreeSet<LocalDate>();
        List<@Nullable String> given = words == null ? List.of() : words;
        if (given.size() > MOST_HOLIDAYS) {
            throw refused("/holidays", "must hold at most " + MOST_HOLIDAYS);
        }
        for (int i = 0; i < given.size(); i++) {
            try {
                dates.add(LocalDate.parse(String.valueOf(given.get(i))));
            } catch (DateTimeException e) {
                throw refused("/holidays/" + i, "must be a date such as 2026-12-25");
            }
        }
        return List.copyOf(dates);
    }

    private static @Nullable Map<String, @Nullable String> zones(@Nullable Map<String, @Nullable String> given) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        if (given.size() > MOST_HOLIDAYS) {
            throw refused("/personZones", "must hold at most " + MOST_HOLIDAYS);
        }
        given.forEach((person, zone) -> {
            text("/personZones", person, LONGEST_SUBJECT);
            zone("/personZones/" + person.replace("~", "~0").replace("/", "~1"), zone);
        });
        return new TreeMap<>(given);
    }

    /** A zone by its IANA name; offsets and abbreviations are none, since they do not know when clocks change. */
    static ZoneId zone(String pointer, @Nullable String word) {
        if (word == null
                || word.length() > LONGEST_NAME
                || !ZoneId.getAvailableZoneIds().contains(word)) {
            throw refused(pointer, "must be the IANA name of a time zone, such as Europe/Berlin");
        }
        return ZoneId.of(word);
    }

    static String text(String pointer, @Nullable String text, int longest) {
        if (text == null || text.isBlank() || text.length() > longest) {
            throw refused(pointer, "must have 1 to " + longest + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw refused(pointer, "must not hold control characters");
        }
        return text.strip();
    }

    static @Nullable String optional(String pointer, @Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : text(pointer, text, longest);
    }

    static Problem refused(String pointer, String detail) {
        return new Problem(CommonProblem.UNPROCESSABLE, "One or more values cannot be used").at(pointer, detail);
    }
}
