package dev.cairn.notification.schedule;

import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.schedule.domain.Duty;
import dev.cairn.notification.schedule.domain.Explanation;
import dev.cairn.notification.schedule.domain.PersonShift;
import dev.cairn.notification.schedule.domain.PersonShifts;
import dev.cairn.notification.schedule.domain.Plan;
import dev.cairn.notification.schedule.domain.Segment;
import dev.cairn.notification.schedule.domain.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
     * @param zone of the schedule
     * @param zones of people who live elsewhere, by subject
     */
    public record Watch(
            UUID id, String name, Plan plan, Map<String, String> names, ZoneId zone, Map<String, ZoneId> zones) {

        static Watch of(Plans.Read read) {
            var zones = new HashMap<String, ZoneId>();
            if (read.body().personZones() != null) {
                read.body().personZones().keySet().forEach(person -> zones.put(person, read.zoneOf(person)));
            }
            return new Watch(read.id(), read.name(), read.plan(), read.names(), read.zone(), zones);
        }

        /** The subjects of all who are on call at an instant of the interval. */
        public List<String> peopleAt(Instant at) {
            return plan.onCallAt(at).stream().map(Duty::person).distinct().toList();
        }

        /** Where somebody lives, as far as the schedule says it. */
        public ZoneId zoneOf(String person) {
            return zones.getOrDefault(person, zone);
        }
    }

    private static final int READ_AT_ONCE = 50;
    private static final Duration AHEAD = Duration.ofDays(63);

    /**
     * A schedule with who is on call when in an interval.
     *
     * @param segments without holes between them, in order; those without duties are gaps
     */
    public record Schedule(UUID id, String name, List<Segment> segments) {}

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

    /**
     * Why who was on call, in the Hibernate transaction that the caller is in. Schedules that there are not are missing.
     *
     * @param moments of each schedule
     */
    public Uni<Map<UUID, Map<Instant, Explanation>>> explained(Map<UUID, ? extends Set<Instant>> moments) {
        Map<UUID, Map<Instant, Explanation>> found = new LinkedHashMap<>();
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (UUID id : new TreeSet<>(moments.keySet())) {
            var instants = new TreeSet<>(Objects.requireNonNull(moments.get(id)));
            steps = steps.chain(() -> plans.askInTransaction(
                            id, instants.first(), instants.last().plusMillis(1), read -> explained(read, instants))
                    .onFailure(Problem.class)
                    .recoverWithNull()
                    .invoke(explained -> {
                        if (explained != null) {
                            found.put(id, explained);
                        }
                    })
                    .replaceWithVoid());
        }
        return steps.replaceWith(found);
    }

    private static Map<Instant, Explanation> explained(Plans.Read read, Set<Instant> instants) {
        var explained = new HashMap<Instant, Explanation>();
        instants.forEach(at -> explained.put(at, Explanation.briefly(read.plan(), at)));
        return explained;
    }

    /**
     * A schedule at an instant.
     *
     * @param name of the schedule
     */
    public record Moment(UUID id, String name, ZoneId zone, Explanation why) {}

    /** Why who is on call at an instant, in the newest schedules of an organisation. */
    public Uni<List<Moment>> everywhere(UUID organisation, int most, Instant at) {
        return plans.askSome(
                organisation,
                null,
                most,
                at,
                at.plus(AHEAD),
                read -> new Moment(read.id(), read.name(), read.zone(), Explanation.of(read.plan(), at)));
    }

    /** Those of these schedules that there are, by id, in the Hibernate transaction that the caller is in. */
    public Uni<Map<UUID, Watch>> watches(Collection<UUID> schedules, Instant from, Instant to) {
        Map<UUID, Watch> found = new LinkedHashMap<>();
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (UUID id : new TreeSet<>(schedules)) {
            steps = steps.chain(() -> plans.askInTransaction(id, from, to, Watch::of)
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
