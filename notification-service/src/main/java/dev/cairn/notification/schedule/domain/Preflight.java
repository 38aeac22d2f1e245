package dev.cairn.notification.schedule.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks at every change of the clock that is ahead, and tells what it does to a schedule. */
public final class Preflight {

    private static final Period WEEK = Period.ofWeeks(1);
    private static final Duration LARGEST_CHANGE = Duration.ofHours(3);

    private final Plan plan;
    private final Set<Finding> findings = new LinkedHashSet<>();

    private Preflight(Plan plan) {
        this.plan = plan;
    }

    /**
     * The findings in the order of time.
     *
     * @param zone the schedule's, in which one week is held against the next
     */
    public static List<Finding> of(Plan plan, ZoneId zone, Instant from, Instant to) {
        var preflight = new Preflight(plan);
        var changes = new TreeSet<Instant>();
        var zones = new LinkedHashSet<ZoneId>();
        for (Layer layer : plan.versionAt(from).layers()) {
            zones.add(layer.rotation().zone());
            for (ZoneOffsetTransition change : changes(layer.rotation().zone(), from, to)) {
                preflight.shifts(layer, change);
                changes.add(change.getInstant());
            }
        }
        if (zones.size() > 1) {
            changes.forEach(change -> preflight.compareWeeks(new LocalClock(zone), change));
        }
        return preflight.findings.stream()
                .sorted(Comparator.comparing(Finding::start).thenComparing(Finding::kind))
                .toList();
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone, Instant from, Instant to) {
        var changes = new ArrayList<ZoneOffsetTransition>();
        var change = zone.getRules().nextTransition(from.minusMillis(1));
        while (change != null && change.getInstant().isBefore(to)) {
            changes.add(change);
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return changes;
    }

    private void shifts(Layer layer, ZoneOffsetTransition change) {
        Rotation rotation = layer.rotationAt(change.getInstant());
        long first = rotation.numberAt(change.getInstant().minusMillis(1));
        long last =
                rotation.numberAt(change.getInstant().plus(change.getDuration().abs()));
        for (long number = Math.max(0, first); number <= last; number++) {
            if (rotation.boundary(number).isBefore(rotation.ending())) {
                shift(layer, rotation, number);
            }
        }
    }

    private void shift(Layer layer, Rotation rotation, long number) {
        Instant start = rotation.boundary(number);
        Instant end = rotation.boundary(number + 1);
        var local = rotation.local(number);
        var change = rotation.clock().change(local);
        if (start.equals(end)) {
            add(Finding.Kind.VANISHED, start, end, layer, "The shift at " + local + " does not take place");
            return;
        }
        if (change != null && change.isGap() && !local.equals(rotation.clock().at(start))) {
            add(
                    Finding.Kind.MOVED,
                    start,
                    start,
                    layer,
                    "The hand-over at " + local + " is at " + rotation.clock().at(start));
        }
        Duration late = ClockNote.lateness(rotation, number);
        if (!late.isZero()) {
            Duration real = ClockNote.real(rotation, number);
            add(
                    late.isNegative() ? Finding.Kind.SHORT : Finding.Kind.LONG,
                    start,
                    end,
                    layer,
                    "The shift at %s lasts %s instead of %s"
                            .formatted(local, ClockNote.words(real), ClockNote.words(real.minus(late))));
        }
    }

    private void add(Finding.Kind kind, Instant start, Instant end, Layer layer, String text) {
        findings.add(new Finding(kind, start, end, layer.id(), text));
    }

    /** Each interval of the week after a change is held against the same local time of the week before it. */
    private void compareWeeks(LocalClock clock, Instant change) {
        LocalDateTime local = clock.at(change);
        var weekBefore = weekLater(clock, plan.segments(clock.first(local.minus(WEEK)), clock.first(local)));
        Finding run = null;
        int first = 0;
        for (Segment segment : plan.segments(change, clock.first(local.plus(WEEK)))) {
            while (first < weekBefore.size() && !weekBefore.get(first).end().isAfter(segment.start())) {
                first++;
            }
            for (int i = first;
                    i < weekBefore.size() && weekBefore.get(i).start().isBefore(segment.end());
                    i++) {
                Finding found = difference(segment, weekBefore.get(i));
                if (found != null
                        && run != null
                        && run.kind() == found.kind()
                        && run.end().equals(found.start())) {
                    run = new Finding(run.kind(), run.start(), found.end(), null, run.text());
                } else if (found != null) {
                    keepShort(run);
                    run = found;
                }
            }
        }
        keepShort(run);
    }

    /** What is longer than any change of a clock was planned so. */
    private void keepShort(@Nullable Finding run) {
        if (run != null && Duration.between(run.start(), run.end()).compareTo(LARGEST_CHANGE) <= 0) {
            findings.add(run);
        }
    }

    /** Segments a week later on the clock. Of an hour that comes twice the first counts. */
    private static List<Segment> weekLater(LocalClock clock, List<Segment> segments) {
        var later = new ArrayList<Segment>(segments.size());
        Instant last = Instant.MIN;
        for (Segment segment : segments) {
            Instant start = clock.first(clock.at(segment.start()).plus(WEEK));
            Instant end = clock.first(clock.at(segment.end()).plus(WEEK));
            start = start.isBefore(last) ? last : start;
            if (start.isBefore(end)) {
                later.add(new Segment(start, end, segment.duties()));
                last = end;
            }
        }
        return later;
    }

    private static @Nullable Finding difference(Segment segment, Segment earlier) {
        int now = segment.duties().size();
        int then = earlier.duties().size();
        Span same = new Span(segment.start(), segment.end()).within(earlier.start(), earlier.end());
        if (same.isEmpty() || now == then || now != 0 && now < then) {
            return null;
        }
        return new Finding(
                now == 0 ? Finding.Kind.HOLE : Finding.Kind.OVERLAP,
                same.start(),
                same.end(),
                null,
                now == 0
                        ? "Nobody is on call, since the zones of the layers do not change together"
                        : "%d are on call at once, a week before %d".formatted(now, then));
    }
}
