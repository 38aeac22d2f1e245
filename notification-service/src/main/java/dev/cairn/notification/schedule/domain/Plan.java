package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that decides who is on call: a temporary schedule above overrides above layers.
 *
 * @param versions in the order of time, at least one; the first counts for all time before the second
 */
public record Plan(
        List<Version> versions, List<TimedOverride> overrides, List<Replacement> replacements, List<Absence> absences) {

    public Plan {
        versions = List.copyOf(versions);
        overrides = overrides.stream()
                .sorted(Comparator.comparingLong(TimedOverride::sequence))
                .toList();
        replacements = replacements.stream()
                .sorted(Comparator.comparingLong(Replacement::sequence))
                .toList();
        absences = List.copyOf(absences);
    }

    /** The layers that count at an instant. */
    public Version versionAt(Instant at) {
        Version found = versions.get(0);
        for (Version version : versions) {
            found = version.from().isAfter(at) ? found : version;
        }
        return found;
    }

    /** The overrides of an instant, in the order in which they are applied. */
    public List<TimedOverride> overridesAt(Instant at) {
        return overrides.stream()
                .filter(one -> new Span(one.start(), one.end()).contains(at))
                .toList();
    }

    /** The temporary schedule of an instant; null when there is none. */
    public @Nullable Replacement replacementAt(Instant at) {
        Replacement found = null;
        for (Replacement one : replacements) {
            found = new Span(one.start(), one.end()).contains(at) ? one : found;
        }
        return found;
    }

    /** Who is on call at an instant. */
    public List<Duty> onCallAt(Instant at) {
        return segments(at, at.plusMillis(1)).get(0).duties();
    }

    /** The final schedule of an interval: who is on call, from its start to its end without holes in between. */
    public List<Segment> segments(Instant from, Instant to) {
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < versions.size(); i++) {
            Instant next = i + 1 < versions.size() ? versions.get(i + 1).from() : Instant.MAX;
            Instant start = i == 0 ? Instant.MIN : versions.get(i).from();
            Span part = new Span(start, next).within(from, to);
            if (!part.isEmpty()) {
                segments.addAll(Layering.of(versions.get(i), absences, part.start(), part.end()));
            }
        }
        return merged(corrected(segments, from));
    }

    private List<Segment> corrected(List<Segment> segments, Instant from) {
        var cuts = new TreeSet<Instant>();
        overrides.forEach(one -> cuts.addAll(List.of(one.start(), one.end())));
        replacements.forEach(one -> {
            cuts.addAll(List.of(one.start(), one.end()));
            one.shifts().forEach(shift -> cuts.addAll(List.of(shift.start(), shift.end())));
        });
        if (cuts.isEmpty()) {
            return segments;
        }
        absences.forEach(one -> cuts.addAll(List.of(one.start(), one.end())));
        var corrected = new ArrayList<Segment>();
        var part = partAt(from, cuts);
        for (Segment segment : segments) {
            Instant start = segment.start();
            while (start.isBefore(segment.end())) {
                part = part.end().isAfter(start) ? part : partAt(start, cuts);
                Instant end = part.end().isBefore(segment.end()) ? part.end() : segment.end();
                corrected.add(new Segment(start, end, part.apply(segment.duties(), absences, start)));
                start = end;
            }
        }
        return corrected;
    }

    /** What stands above the layers up to the next cut. */
    private record Part(
            Instant end,
            List<TimedOverride> overrides,
            @Nullable Replacement replacement) {

        List<Duty> apply(List<Duty> duties, List<Absence> absences, Instant at) {
            return replacement == null
                    ? People.after(duties, overrides, absences, at)
                    : replaced(replacement, absences, at);
        }
    }

    private Part partAt(Instant at, TreeSet<Instant> cuts) {
        Instant next = cuts.higher(at);
        return new Part(next == null ? Instant.MAX : next, overridesAt(at), replacementAt(at));
    }

    private static List<Duty> replaced(Replacement replacement, List<Absence> absences, Instant at) {
        var duties = new ArrayList<Duty>();
        for (Replacement.Shift shift : replacement.shifts()) {
            if (new Span(shift.start(), shift.end()).contains(at) && People.isPresent(shift.person(), absences, at)) {
                People.add(duties, new Duty(shift.person(), Duty.Source.TEMPORARY, replacement.id()));
            }
        }
        return duties;
    }

    private static List<Segment> merged(List<Segment> segments) {
        var merged = new ArrayList<Segment>();
        for (Segment segment : segments) {
            Segment last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.duties().equals(segment.duties())) {
                merged.set(merged.size() - 1, new Segment(last.start(), segment.end(), last.duties()));
            } else {
                merged.add(segment);
            }
        }
        return merged;
    }

    /** The intervals in which nobody is on call. */
    public List<Span> gaps(Instant from, Instant to) {
        return gaps(segments(from, to));
    }

    /** Those of a final schedule. */
    public static List<Span> gaps(List<Segment> segments) {
        return Span.merged(segments.stream()
                .filter(segment -> segment.duties().isEmpty())
                .map(segment -> new Span(segment.start(), segment.end()))
                .toList());
    }
}
