package dev.cairn.notification.schedule;

import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.schedule.domain.Duty;
import dev.cairn.notification.schedule.domain.PersonShift;
import dev.cairn.notification.schedule.domain.PersonShifts;
import dev.cairn.notification.schedule.domain.Plan;
import dev.cairn.notification.schedule.domain.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Who is on call, for those who page people. */
@ApplicationScoped
public class OnCall {

    /**
     * A schedule, as far as it says who is on call in an interval.
     *
     * @param names of members, by subject
     */
    public record Watch(UUID id, String name, Plan plan, Map<String, String> names) {

        /** The subjects of all who are on call at an instant of the interval. */
        public List<String> peopleAt(Instant at) {
            return plan.onCallAt(at).stream().map(Duty::person).distinct().toList();
        }
    }

    /**
     * What a schedule has for a person.
     *
     * @param now names of who is on call at the beginning of the interval
     * @param shifts of the person
     */
    public record Ahead(String name, List<String> now, List<Span> shifts) {}

    private final Plans plans;

    OnCall(Plans plans) {
        this.plans = plans;
    }

    /** Those of these schedules that there are, by id, in the Hibernate transaction that the caller is in. */
    public Uni<Map<UUID, Watch>> watches(Collection<UUID> schedules, Instant from, Instant to) {
        Map<UUID, Watch> found = new LinkedHashMap<>();
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (UUID id : new TreeSet<>(schedules)) {
            steps = steps.chain(() -> plans.askInTransaction(
                            id, from, to, read -> new Watch(id, read.name(), read.plan(), read.names()))
                    .onFailure(Problem.class)
                    .recoverWithNull()
                    .invoke(watch -> {
                        if (watch != null) {
                            found.put(id, watch);
                        }
                    })
                    .replaceWithVoid());
        }
        return steps.replaceWith(found);
    }

    /** What the newest schedules have for a person in an interval, in the Hibernate transaction that the caller is in. */
    public Uni<List<Ahead>> ahead(int mostSchedules, String person, Instant from, Instant to) {
        return plans.askSomeInTransaction(mostSchedules, from, to, read -> {
            var segments = read.plan().segments(from, to);
            return new Ahead(
                    read.name(),
                    read.plan().onCallAt(from).stream()
                            .map(duty -> read.nameOf(duty.person()))
                            .distinct()
                            .toList(),
                    PersonShifts.of(segments).stream()
                            .filter(shift -> shift.person().equals(person))
                            .map(PersonShift::span)
                            .toList());
        });
    }
}
