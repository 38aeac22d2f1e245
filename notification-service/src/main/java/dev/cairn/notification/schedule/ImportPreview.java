package dev.cairn.notification.schedule;

import dev.cairn.notification.schedule.LayerBody.RestrictionBody;
import dev.cairn.notification.schedule.LayerBody.RotationBody;
import dev.cairn.notification.schedule.domain.Layer;
import dev.cairn.notification.schedule.domain.Plan;
import dev.cairn.notification.schedule.domain.TimedOverride;
import dev.cairn.notification.schedule.domain.Version;
import dev.cairn.notification.schedule.imports.ImportedLayer;
import dev.cairn.notification.schedule.imports.ImportedOverride;
import dev.cairn.notification.schedule.imports.ImportedSchedule;
import dev.cairn.notification.schedule.imports.Occurrence;
import dev.cairn.notification.schedule.imports.OnCallParts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What another system's schedule is here, and how that differs from what it was. */
record ImportPreview(
        ImportedSchedule source,
        ImportPeople people,
        @Nullable String name) {

    private static final Duration AHEAD = Duration.ofDays(90);
    private static final int MOST_DIFFERENCES = 500;
    private static final double SECONDS_PER_HOUR = 3600;

    /** As it would be written; unknown people are nobody. */
    ScheduleBody body() {
        return body(people::subject);
    }

    private ScheduleBody body(Function<@Nullable String, @Nullable String> person) {
        var layers = new ArrayList<@Nullable LayerBody>();
        for (ImportedLayer layer : source.layers()) {
            layers.add(body(layer, "imported-" + (layers.size() + 1), person));
        }
        return new ScheduleBody(
                name == null ? source.name() : name,
                source.description(),
                source.zone().getId(),
                layers,
                null,
                null);
    }

    private LayerBody body(ImportedLayer layer, String id, Function<@Nullable String, @Nullable String> person) {
        var participants = new ArrayList<@Nullable String>();
        layer.people().forEach(key -> participants.add(person.apply(key)));
        var restrictions = new ArrayList<@Nullable RestrictionBody>();
        for (ImportedLayer.Hours hours : layer.windows()) {
            restrictions.add(new RestrictionBody(
                    words(hours.weekdays()),
                    hours.start().toString(),
                    hours.end().toString()));
        }
        return new LayerBody(
                id,
                layer.name(),
                layer.priority(),
                layer.zone().equals(source.zone()) ? null : layer.zone().getId(),
                new RotationBody(
                        layer.unit(),
                        layer.length(),
                        layer.start().toString(),
                        layer.end() == null ? null : layer.end().toString(),
                        participants,
                        layer.workedDays() ? "worked-days" : null),
                restrictions,
                null);
    }

    private static @Nullable List<@Nullable String> words(Set<DayOfWeek> weekdays) {
        if (weekdays.size() == DayOfWeek.values().length) {
            return null;
        }
        var words = new ArrayList<@Nullable String>();
        new TreeSet<>(weekdays).forEach(day -> words.add(day.name().toLowerCase(Locale.ROOT)));
        return words;
    }

    /** Those of known people. */
    List<NewOverride> overrides() {
        var made = new ArrayList<NewOverride>();
        for (ImportedOverride one : source.overrides()) {
            String person = people.subject(one.person());
            String replaces = people.subject(one.replaces());
            if (person != null && !(one.replaces() != null && replaces == null) && !person.equals(replaces)) {
                made.add(new NewOverride(
                        one.start().toString(), one.end().toString(), person, one.kind(), replaces, "Imported"));
            }
        }
        return made;
    }

    /** All there is to see before it is written. */
    ImportView view(ScheduleInput input, Instant now) {
        ScheduleBody body = input.check(body()).body();
        return new ImportView(
                body,
                overrides(),
                source.people().values().stream()
                        .map(one -> new ImportView.PersonPart(
                                one.key(),
                                one.pointer(),
                                one.names(),
                                people.subject(one.key()),
                                people.subjects().containsKey(one.key())))
                        .toList(),
                source.findings().stream().map(ImportView.Note::of).toList(),
                diff(input, now));
    }

    private ImportView.Diff diff(ScheduleInput input, Instant now) {
        Instant end = now.plus(AHEAD);
        var there = OnCallParts.of(known(source.clock().between(now, end)), now, end, this::mark);
        var here = here(input.check(body(people::mark)).layers(), now, end);
        var differences = OnCallParts.between(there, here);
        double other = differences.stream()
                .mapToDouble(one -> Duration.between(one.start(), one.end()).toSeconds() / SECONDS_PER_HOUR)
                .sum();
        return new ImportView.Diff(
                now,
                end,
                AHEAD.toHours() - other,
                other,
                differences.stream().limit(MOST_DIFFERENCES).map(this::part).toList(),
                differences.size() > MOST_DIFFERENCES);
    }

    /** Without those who are to be nobody. */
    private List<Occurrence> known(Collection<Occurrence> all) {
        return all.stream()
                .map(one -> new Occurrence(
                        one.start(),
                        one.end(),
                        one.people().stream()
                                .filter(key -> people.mark(key) != null)
                                .toList(),
                        one.level()))
                .toList();
    }

    private String mark(String key) {
        String mark = people.mark(key);
        return mark == null ? "" : mark;
    }

    private List<OnCallParts.Part> here(List<Layer> layers, Instant from, Instant to) {
        var overrides = new ArrayList<TimedOverride>();
        for (ImportedOverride one : source.overrides()) {
            String person = people.mark(one.person());
            if (person != null) {
                overrides.add(new TimedOverride(
                        "imported",
                        overrides.size(),
                        one.kind().equals("add") ? TimedOverride.Kind.ADD : TimedOverride.Kind.REPLACE,
                        person,
                        people.mark(one.replaces()),
                        one.start(),
                        one.end()));
            }
        }
        var plan = new Plan(List.of(new Version(Instant.MIN, layers)), overrides, List.of(), List.of());
        return plan.segments(from, to).stream()
                .map(segment -> {
                    Set<String> persons = new TreeSet<>();
                    segment.duties().forEach(duty -> persons.add(duty.person()));
                    return new OnCallParts.Part(segment.start(), segment.end(), persons);
                })
                .toList();
    }

    private ImportView.Part part(OnCallParts.Difference one) {
        return new ImportView.Part(one.start(), one.end(), names(one.source()), names(one.here()));
    }

    private List<String> names(Set<String> marks) {
        return marks.stream().map(people::name).toList();
    }
}
