package dev.cairn.notification.schedule;

import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.schedule.domain.Duty;
import dev.cairn.notification.schedule.domain.Plan;
import dev.cairn.notification.schedule.domain.Segment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
     * A schedule with who is on call when in an interval.
     *
     * @param segments without holes between them, in order; those without duties are gaps
     */
    public record Schedule(UUID id, String name, List<Segment> segments) {}

    private static final int READ_AT_ONCE = 50;

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

    /** All schedules of an organisation, newest first. */
    public Uni<List<Schedule>> all(UUID organisation, Instant from, Instant to) {
        return after(organisation, null, from, to, new ArrayList<>());
    }

    private Uni<List<Schedule>> after(
            UUID organisation, @Nullable UUID before, Instant from, Instant to, List<Schedule> found) {
        return plans.askSome(
                        organisation,
                        before,
                        READ_AT_ONCE,
                        from,
                        to,
                        read -> new Schedule(read.id(), read.name(), read.plan().segments(from, to)))
                .chain(some -> {
                    found.addAll(some);
                    return some.size() < READ_AT_ONCE
                            ? Uni.createFrom().item(found)
                            : after(organisation, some.get(some.size() - 1).id(), from, to, found);
                });
    }
}
