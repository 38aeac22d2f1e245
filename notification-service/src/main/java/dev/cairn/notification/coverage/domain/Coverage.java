package dev.cairn.notification.coverage.domain;

import dev.cairn.notification.policy.domain.Target;
import dev.cairn.notification.schedule.domain.Duty;
import dev.cairn.notification.schedule.domain.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * For how long somebody is reached. Who is on call and has no verified contact method counts as nobody, for that is how it ends
 * at night. A person who is named is on call at all times.
 *
 * @param gapFreeDays whole days, of 24 hours each, until the first gap; those that were looked at where there is none
 * @param firstGap null when there is none
 */
public record Coverage(int gapFreeDays, @Nullable Gap firstGap) {

    /**
     * An interval in which nobody is reached.
     *
     * @param reason one sentence
     */
    public record Gap(Instant start, Instant end, String reason) {}

    /** That of a policy's first step: who comes only in later ones is there for when the first fails. */
    public static Coverage of(List<Target> targets, Around around) {
        boolean always =
                targets.stream().anyMatch(target -> target.kind() == Target.Kind.PERSON && around.reaches(target.id()));
        Gap gap = always ? null : firstGap(targets, around);
        Instant end = gap == null ? around.to() : gap.start();
        return new Coverage((int) Duration.between(around.from(), end).toDays(), gap);
    }

    private static @Nullable Gap firstGap(List<Target> targets, Around around) {
        var schedules = schedules(targets, around).toList();
        Instant start = coveredUntil(schedules, around, around.from());
        if (!start.isBefore(around.to())) {
            return null;
        }
        Instant end = around.to();
        for (Turns schedule : schedules) {
            for (Segment segment : schedule.segments()) {
                if (segment.start().isAfter(start) && segment.start().isBefore(end) && isCovered(segment, around)) {
                    end = segment.start();
                }
            }
        }
        return new Gap(start, end, reason(targets, schedules, around, start));
    }

    private static Stream<Turns> schedules(List<Target> targets, Around around) {
        return targets.stream()
                .filter(target -> target.kind() == Target.Kind.SCHEDULE)
                .map(target -> around.turns().get(UUID.fromString(target.id())))
                .flatMap(Stream::ofNullable);
    }

    /** The end of the covered time that begins at an instant; the instant itself where nobody is reached at it. */
    private static Instant coveredUntil(List<Turns> schedules, Around around, Instant from) {
        Instant until = from;
        boolean goesOn = true;
        while (goesOn) {
            goesOn = false;
            for (Turns schedule : schedules) {
                Instant later = coveredUntil(schedule, around, until);
                goesOn |= later.isAfter(until);
                until = later;
            }
        }
        return until;
    }

    private static Instant coveredUntil(Turns schedule, Around around, Instant from) {
        Instant until = from;
        for (Segment segment : schedule.segments()) {
            boolean holds = !segment.start().isAfter(until) && segment.end().isAfter(until);
            if (holds && isCovered(segment, around)) {
                until = segment.end();
            }
        }
        return until;
    }

    private static boolean isCovered(Segment segment, Around around) {
        return segment.duties().stream().anyMatch(duty -> around.reaches(duty.person()));
    }

    private static String reason(List<Target> targets, List<Turns> schedules, Around around, Instant at) {
        var silent = new LinkedHashSet<String>();
        targets.stream()
                .filter(target -> target.kind() == Target.Kind.PERSON)
                .forEach(target -> silent.add(target.id()));
        var empty = new ArrayList<String>();
        for (Turns schedule : schedules) {
            var present = schedule.segments().stream()
                    .filter(segment ->
                            !segment.start().isAfter(at) && segment.end().isAfter(at))
                    .flatMap(segment -> segment.duties().stream())
                    .map(Duty::person)
                    .toList();
            silent.addAll(present);
            if (present.isEmpty()) {
                empty.add(schedule.name());
            }
        }
        var left = silent.stream().filter(person -> !around.isMember(person)).toList();
        if (!left.isEmpty()) {
            return String.join(", ", left)
                    + (left.size() == 1 ? " is no member" : " are no members")
                    + " of the organisation any more";
        }
        if (!silent.isEmpty()) {
            return String.join(", ", silent.stream().map(around::name).toList())
                    + (silent.size() == 1 ? " has" : " have") + " no verified contact method";
        }
        return empty.isEmpty()
                ? "The first step names nobody who could be paged"
                : "Nobody is on call in " + String.join(", ", empty);
    }
}
