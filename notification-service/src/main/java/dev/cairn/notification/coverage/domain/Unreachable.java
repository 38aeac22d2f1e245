package dev.cairn.notification.coverage.domain;

import dev.cairn.notification.policy.domain.Target;
import dev.cairn.notification.schedule.domain.Duty;
import dev.cairn.notification.schedule.domain.Segment;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A member who is on call soon and has no verified contact method.
 *
 * @param from when first
 * @param where names of the schedules, and of the policies that name the person
 */
public record Unreachable(String person, String name, Instant from, List<String> where) {

    public Unreachable {
        where = List.copyOf(where);
    }

    /** Collects them. */
    public static final class Finder {

        private final Around around;
        private final Instant until;
        private final Map<String, Instant> from = new TreeMap<>();
        private final Map<String, Set<String>> where = new TreeMap<>();

        /** @param until who is on call only later is not looked at */
        public Finder(Around around, Instant until) {
            this.around = around;
            this.until = until;
        }

        /** Looks at whom targets stand for. */
        public Finder targets(String policy, Collection<Target> targets) {
            for (Target target : targets) {
                if (target.kind() == Target.Kind.PERSON) {
                    add(target.id(), around.from(), policy);
                } else if (target.kind() == Target.Kind.SCHEDULE) {
                    Turns turns = around.turns().get(UUID.fromString(target.id()));
                    if (turns != null) {
                        schedule(turns);
                    }
                }
            }
            return this;
        }

        /** Looks at who is on call in a schedule. */
        public Finder schedule(Turns turns) {
            for (Segment segment : turns.segments()) {
                if (segment.start().isBefore(until)) {
                    for (Duty duty : segment.duties()) {
                        add(duty.person(), segment.start(), turns.name());
                    }
                }
            }
            return this;
        }

        private void add(String person, Instant at, String of) {
            if (around.members().containsKey(person) && !around.reaches(person)) {
                from.merge(person, at, (one, other) -> one.isBefore(other) ? one : other);
                where.computeIfAbsent(person, name -> new TreeSet<>()).add(of);
            }
        }

        /** Those who were found, who is on call first first. */
        public List<Unreachable> found() {
            return from.entrySet().stream()
                    .map(one -> new Unreachable(
                            one.getKey(),
                            around.name(one.getKey()),
                            one.getValue(),
                            List.copyOf(where.getOrDefault(one.getKey(), Set.of()))))
                    .sorted(Comparator.comparing(Unreachable::from).thenComparing(Unreachable::person))
                    .toList();
        }
    }
}
