package dev.cairn.notification.policy;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.policy.domain.Policy;
import dev.cairn.notification.policy.domain.Reached;
import dev.cairn.notification.policy.domain.Simulation;
import dev.cairn.notification.policy.domain.Step;
import dev.cairn.notification.policy.domain.Target;
import dev.cairn.notification.schedule.Members;
import dev.cairn.notification.schedule.OnCall;
import dev.cairn.notification.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes through a policy with the rules of the engine and the real schedules, and changes nothing. */
@ApplicationScoped
class SimulatePolicy {

    private static final Duration FARTHEST = Duration.ofDays(1830);
    private static final Duration WEEK = Duration.ofDays(7);

    private final PolicyInput input;
    private final Policies policies;
    private final PolicyJson json;
    private final NamedTargets targets;
    private final Members members;
    private final OnCall onCall;
    private final Webhooks webhooks;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final Times times;

    SimulatePolicy(
            PolicyInput input,
            Policies policies,
            PolicyJson json,
            NamedTargets targets,
            Members members,
            OnCall onCall,
            Webhooks webhooks,
            Tenancy tenancy,
            Contexts contexts,
            Times times) {
        this.input = input;
        this.policies = policies;
        this.json = json;
        this.targets = targets;
        this.members = members;
        this.onCall = onCall;
        this.webhooks = webhooks;
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.times = times;
    }

    /** What is asked of a simulation, checked. */
    private record Asked(Instant at, Urgency urgency) {}

    /** Goes through a policy that is kept. */
    Uni<SimulationView> kept(UUID organisation, UUID id, NewSimulation body) {
        var asked = asked(body);
        if (body.policy() != null) {
            throw PolicyInput.refused("/policy", "must be absent, since the path names a policy");
        }
        return members.names(organisation)
                .chain(names -> tenancy.write(
                        organisation,
                        () -> policies.row(id)
                                .map(row -> PolicyJson.policy(json.body(row.body)))
                                .chain(policy ->
                                        around(policy, asked, names).map(around -> new Ready(policy, around)))))
                .chain(ready -> run(id, ready, asked));
    }

    /** Goes through one that is not. */
    Uni<SimulationView> unsaved(UUID organisation, NewSimulation body) {
        var asked = asked(body);
        if (body.policy() == null) {
            throw PolicyInput.refused("/policy", "is required");
        }
        var checked = input.check(body.policy());
        return targets.demandPeople(organisation, checked.named())
                .chain(() -> members.names(organisation))
                .chain(names -> tenancy.write(
                        organisation,
                        () -> targets.demandOthers(checked.named())
                                .chain(() -> around(checked.policy(), asked, names))
                                .map(around -> new Ready(checked.policy(), around))))
                .chain(ready -> run(null, ready, asked));
    }

    private record Ready(Policy policy, Told.Around around) {}

    private Asked asked(NewSimulation body) {
        Instant now = times.now();
        Instant at = body.at() == null ? now : body.at();
        if (at.isBefore(now.minus(FARTHEST)) || at.isAfter(now.plus(FARTHEST))) {
            throw PolicyInput.refused("/at", "must be at most five years away");
        }
        Urgency urgency = body.urgency() == null
                ? Urgency.HIGH
                : Urgency.ofWord(body.urgency()).orElseThrow(() -> Problem.invalid("/urgency", "must be high or low"));
        return new Asked(at, urgency);
    }

    private Uni<Told.Around> around(Policy policy, Asked asked, Map<String, String> names) {
        return onCall.watches(
                        ids(policy, Target.Kind.SCHEDULE),
                        asked.at(),
                        asked.at().plus(longest(policy)))
                .chain(watches -> webhooks.names(ids(policy, Target.Kind.WEBHOOK))
                        .map(hooks -> new Told.Around(names, watches, hooks)));
    }

    /** Longer than anything that a policy can take. */
    private static Duration longest(Policy policy) {
        Duration round = policy.steps().stream().map(Step::delay).reduce(policy.pause(), Duration::plus);
        Duration quiet =
                policy.quiet() == null ? WEEK : WEEK.multipliedBy(policy.steps().size() + 1L);
        return round.plus(quiet).multipliedBy(policy.repeats() + 1L);
    }

    static Set<UUID> ids(Policy policy, Target.Kind kind) {
        return Stream.concat(
                        policy.steps().stream().flatMap(step -> step.targets().stream()), policy.fallback().stream())
                .filter(target -> target.kind() == kind)
                .map(target -> UUID.fromString(target.id()))
                .collect(Collectors.toSet());
    }

    private Uni<SimulationView> run(@Nullable UUID id, Ready ready, Asked asked) {
        return contexts.aside(() -> {
            List<Simulation.Entry<Told>> entries =
                    Simulation.run(ready.policy(), asked.urgency(), asked.at(), (step, at) -> {
                        var told = Told.of(step.targets(), at, named(step.step(), step.fallback()), ready.around());
                        return new Simulation.Told<>(
                                new Reached(
                                        told.people().size(), told.webhooks().size()),
                                told);
                    });
            return new SimulationView(
                    id,
                    asked.at(),
                    asked.urgency().word(),
                    entries.stream().map(entry -> step(entry, ready.around())).toList(),
                    entries.stream()
                            .allMatch(entry -> entry.told().what().people().isEmpty()));
        });
    }

    /** How people know a step. */
    static String named(int step, boolean fallback) {
        return fallback ? "the fallback" : "step " + step;
    }

    private static SimulationView.Step step(Simulation.Entry<Told> entry, Told.Around around) {
        Told told = entry.told().what();
        return new SimulationView.Step(
                entry.at(),
                entry.step().round(),
                entry.step().step(),
                entry.step().fallback(),
                told.people().entrySet().stream()
                        .map(one -> new SimulationView.Person(
                                one.getKey(),
                                around.members().getOrDefault(one.getKey(), one.getKey()),
                                one.getValue()))
                        .toList(),
                told.webhooks().stream()
                        .map(one -> new SimulationView.Webhook(
                                one, Objects.requireNonNull(around.webhooks().get(one))))
                        .toList(),
                List.copyOf(told.missing()),
                entry.word().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                entry.next());
    }
}
