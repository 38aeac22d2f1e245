package dev.cairn.notification.policy;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.schedule.Members;
import dev.cairn.notification.schedule.OnCall;
import dev.cairn.notification.schedule.OnCall.Watch;
import dev.cairn.notification.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Knows whether those whom a policy names exist, and whether it reaches anybody. */
@ApplicationScoped
class NamedTargets {

    private static final Duration AHEAD = Duration.ofDays(28);

    private final Members members;
    private final OnCall onCall;
    private final Webhooks webhooks;
    private final Contexts contexts;
    private final Times times;

    NamedTargets(Members members, OnCall onCall, Webhooks webhooks, Contexts contexts, Times times) {
        this.members = members;
        this.onCall = onCall;
        this.webhooks = webhooks;
        this.contexts = contexts;
        this.times = times;
    }

    /** Refuses people who are no members; outside of any transaction, since it may wait for somebody who was just added. */
    Uni<Void> demandPeople(UUID organisation, Named named) {
        return members.demand(organisation, named.people());
    }

    /** Refuses schedules and webhooks that do not exist, in the Hibernate transaction that the caller is in. */
    Uni<Void> demandOthers(Named named) {
        Instant now = times.now();
        return onCall.watches(named.scheduleIds(), now, now.plus(AHEAD))
                .chain(watches -> refuseUnknown(named, watches).replaceWithVoid());
    }

    /** The same, and refuses a policy that would tell no person in the next four weeks. */
    Uni<Void> demandReach(Named named) {
        Instant now = times.now();
        return onCall.watches(named.scheduleIds(), now, now.plus(AHEAD))
                .chain(watches -> refuseUnknown(named, watches))
                .chain(watches -> contexts.aside(() -> !named.people().isEmpty() || isSomebody(watches.values(), now)))
                .invoke(reaches -> {
                    if (!reaches) {
                        throw PolicyInput.refused(
                                "/steps",
                                "reach no person in the next 28 days: name a person, or a schedule that has somebody");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Map<UUID, Watch>> refuseUnknown(Named named, Map<UUID, Watch> watches) {
        return webhooks.names(named.webhooks().keySet()).map(names -> {
            var problem = new Problem(CommonProblem.UNPROCESSABLE, "Some of those that the policy names do not exist");
            named.schedules().forEach((id, pointer) -> {
                if (!watches.containsKey(id)) {
                    problem.at(pointer, "is no schedule's id");
                }
            });
            named.webhooks().forEach((id, pointer) -> {
                if (!names.containsKey(id)) {
                    problem.at(pointer, "is no webhook's id");
                }
            });
            if (!problem.errors().isEmpty()) {
                throw problem;
            }
            return watches;
        });
    }

    private static boolean isSomebody(Collection<Watch> watches, Instant now) {
        return watches.stream()
                .flatMap(watch -> watch.plan().segments(now, now.plus(AHEAD)).stream())
                .anyMatch(segment -> !segment.duties().isEmpty());
    }
}
