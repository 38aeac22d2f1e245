package dev.cairn.notification.coverage;

import dev.cairn.events.CoverageState;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.coverage.domain.Around;
import dev.cairn.notification.coverage.domain.Coverage;
import dev.cairn.notification.coverage.domain.Turns;
import dev.cairn.notification.coverage.domain.Unreachable;
import dev.cairn.notification.person.Reach;
import dev.cairn.notification.policy.FrozenPolicy;
import dev.cairn.notification.policy.Policies;
import dev.cairn.notification.routing.RoutedProjects;
import dev.cairn.notification.schedule.Members;
import dev.cairn.notification.schedule.OnCall;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Measures an organisation: all its policies at once, since its schedules are read once for all of them. */
@ApplicationScoped
class MeasureCoverage {

    /** Who is on call later than that has time to add a contact method. */
    private static final Duration WARNED_AHEAD = Duration.ofDays(14);

    private static final String ADD =
            "insert into coverage_look (organisation_id, due_at) values ($1, now()) on conflict do nothing";
    private static final String CLAIM =
            "select due_at <= now() from coverage_look where organisation_id = $1 for update skip locked";
    private static final String FORGET = "delete from coverage_edit where organisation_id = $1";

    /** Who fails is tried again by then. */
    private static final String LEASE = """
            update coverage_look set due_at = now() + interval '5 minutes', generation = generation + 1
            where organisation_id = $1 returning generation""";

    private static final long NOTHING = -1;

    private final Tenancy tenancy;
    private final OnCall onCall;
    private final Members members;
    private final Reach reach;
    private final Policies policies;
    private final RoutedProjects routed;
    private final KeepCoverage keep;
    private final Contexts contexts;
    private final CoverageConfig config;
    private final Times times;

    MeasureCoverage(
            Tenancy tenancy,
            OnCall onCall,
            Members members,
            Reach reach,
            Policies policies,
            RoutedProjects routed,
            KeepCoverage keep,
            Contexts contexts,
            CoverageConfig config,
            Times times) {
        this.tenancy = tenancy;
        this.onCall = onCall;
        this.members = members;
        this.reach = reach;
        this.policies = policies;
        this.routed = routed;
        this.keep = keep;
        this.contexts = contexts;
        this.config = config;
        this.times = times;
    }

    /** What is measured, of one instant. */
    record All(Map<FrozenPolicy, Measured> policies, List<Unreachable> unreachable) {}

    /** Measures it, if something is due and nobody else does. */
    Uni<Void> measure(UUID organisation) {
        return tenancy.write(organisation, () -> claim(organisation))
                .chain(generation ->
                        generation == NOTHING ? Uni.createFrom().voidItem() : measureNow(organisation, generation));
    }

    /** What is edited from here on is edited after what is read, and measured again. */
    private static Uni<Long> claim(UUID organisation) {
        return SessionSql.change(ADD, organisation)
                .chain(() -> SessionSql.first(CLAIM, organisation))
                .chain(row -> row == null
                        ? Uni.createFrom().item(NOTHING)
                        : SessionSql.change(FORGET, organisation)
                                .chain(edits -> edits == 0 && !Boolean.TRUE.equals(row[0])
                                        ? Uni.createFrom().item(NOTHING)
                                        : SessionSql.first(LEASE, organisation)
                                                .map(leased -> (Long) Objects.requireNonNull(leased)[0])));
    }

    private Uni<Void> measureNow(UUID organisation, long generation) {
        Instant from = times.now();
        Instant to = from.plus(Duration.ofDays(config.daysAhead()));
        return onCall.all(organisation, from, to)
                .chain(schedules -> tenancy.write(
                        organisation,
                        () -> around(organisation, schedules, from, to)
                                .chain(around -> measured(organisation, around))
                                .chain(all -> keep.keep(organisation, generation, from, all))));
    }

    private Uni<Around> around(UUID organisation, List<OnCall.Schedule> schedules, Instant from, Instant to) {
        Map<UUID, Turns> turns = new LinkedHashMap<>();
        schedules.forEach(one -> turns.put(one.id(), new Turns(one.name(), one.segments())));
        return members.namesInTransaction(organisation)
                .chain(names ->
                        reach.reachable(organisation).map(reachable -> new Around(turns, names, reachable, from, to)));
    }

    private Uni<All> measured(UUID organisation, Around around) {
        return policies.all(organisation)
                .chain(all -> routed.policies(organisation)
                        .chain(projects -> contexts.aside(() -> measured(around, all, projects))));
    }

    private All measured(Around around, List<FrozenPolicy> all, Map<UUID, Set<UUID>> projects) {
        Map<UUID, Coverage> coverage = all.stream()
                .collect(Collectors.toMap(
                        policy -> policy.ref().id(),
                        policy -> Coverage.of(policy.policy().steps().get(0).targets(), around)));
        var least = new LinkedHashMap<UUID, Integer>();
        projects.forEach((project, of) -> of.stream()
                .map(coverage::get)
                .filter(Objects::nonNull)
                .mapToInt(Coverage::gapFreeDays)
                .min()
                .ifPresent(days -> least.put(project, days)));
        var measured = new LinkedHashMap<FrozenPolicy, Measured>();
        for (FrozenPolicy policy : all) {
            var concerned = new ArrayList<CoverageState.Project>();
            least.forEach((project, days) -> {
                if (Objects.requireNonNull(projects.get(project))
                        .contains(policy.ref().id())) {
                    concerned.add(new CoverageState.Project(project, days));
                }
            });
            measured.put(
                    policy,
                    Measured.of(
                            Objects.requireNonNull(coverage.get(policy.ref().id())),
                            config.daysAhead(),
                            concerned,
                            named(finder(around), policy).found()));
        }
        return new All(measured, unreachable(around, all));
    }

    private static List<Unreachable> unreachable(Around around, List<FrozenPolicy> all) {
        var finder = finder(around);
        around.turns().values().forEach(finder::schedule);
        all.forEach(policy -> named(finder, policy));
        return finder.found();
    }

    private static Unreachable.Finder finder(Around around) {
        return new Unreachable.Finder(around, around.from().plus(WARNED_AHEAD));
    }

    private static Unreachable.Finder named(Unreachable.Finder finder, FrozenPolicy policy) {
        String name = policy.ref().name();
        policy.policy().steps().forEach(step -> finder.targets(name, step.targets()));
        return finder.targets(name, policy.policy().fallback());
    }
}
