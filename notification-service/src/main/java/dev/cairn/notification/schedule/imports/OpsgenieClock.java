package dev.cairn.notification.schedule.imports;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What Opsgenie makes of a schedule: all rotations are on call together, and an override takes the place of those it is for. */
record OpsgenieClock(ZoneId zone, List<OpsgenieRotation> rotations, List<OpsgenieOverride> overrides)
        implements SourceClock {

    @Override
    public List<Occurrence> between(Instant from, Instant to) {
        var found = new ArrayList<Occurrence>();
        for (OpsgenieRotation rotation : rotations) {
            List<Occurrence> turns = rotation.between(zone, from, to);
            for (OpsgenieOverride override : overrides) {
                if (override.covers(rotation.id())) {
                    turns = without(turns, override.start(), override.end());
                }
            }
            found.addAll(turns);
        }
        // Of overrides at one time the one that was made last counts; an export has them in no order that tells it.
        for (OpsgenieOverride override : overrides) {
            if (override.start().isBefore(to) && override.end().isAfter(from)) {
                found.add(new Occurrence(override.start(), override.end(), List.of(override.person()), 0));
            }
        }
        return found;
    }

    /** Whose place in one rotation an override takes. */
    List<Occurrence> replaced(OpsgenieRotation rotation, OpsgenieOverride override) {
        return rotation.between(zone, override.start(), override.end()).stream()
                .map(one -> new Occurrence(
                        one.start().isBefore(override.start()) ? override.start() : one.start(),
                        one.end().isAfter(override.end()) ? override.end() : one.end(),
                        one.people(),
                        0))
                .filter(one -> one.start().isBefore(one.end()))
                .toList();
    }

    private static List<Occurrence> without(List<Occurrence> turns, Instant start, Instant end) {
        var left = new ArrayList<Occurrence>();
        for (Occurrence turn : turns) {
            Instant before = turn.end().isBefore(start) ? turn.end() : start;
            Instant after = turn.start().isAfter(end) ? turn.start() : end;
            if (turn.start().isBefore(before)) {
                left.add(new Occurrence(turn.start(), before, turn.people(), 0));
            }
            if (after.isBefore(turn.end())) {
                left.add(new Occurrence(after, turn.end(), turn.people(), 0));
            }
        }
        return left;
    }
}
