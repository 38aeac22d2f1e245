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

/** Looks at every change of the clock that is ahead, and tells what it does to a schedule. */
public final class Preflight {

    private static final Period WEEK = Period.ofWeeks(1);

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
        Instant end = clock.first(local.plus(WEEK));
        for (Segment segment : plan.segments(change, end)) {
            Instant before = clock.first(clock.at(segment.start()).minus(WEEK));
            Instant beforeEnd = clock.first(clock.at(segment.end()).minus(WEEK));
            if (!before.isBefore(beforeEnd)) {
                continue;
            }
            for (Segment earlier : plan.segments(before, beforeEnd)) {
                Span same = new Span(
                                clock.first(clock.at(earlier.start()).plus(WEEK)),
                                clock.first(clock.at(earlier.end()).plus(WEEK)))
                        .within(segment.start(), segment.end());
                int now = segment.duties().size();
                int then = earlier.duties().size();
                if (same.isEmpty() || now == then || now != 0 && now < then) {
                    continue;
                }
                findings.add(new Finding(
                        now == 0 ? Finding.Kind.HOLE : Finding.Kind.OVERLAP,
                        same.start(),
                        same.end(),
                        null,
                        now == 0
                                ? "Nobody is on call, since the zones of the layers do not change together"
                                : "%d are on call at once, a week before %d".formatted(now, then)));
            }
        }
    }
}
