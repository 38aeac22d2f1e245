package dev.cairn.notification.escalation;

import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.Timeline;
import dev.cairn.notification.alert.TimelineKind;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.policy.FrozenPolicy;
import dev.cairn.notification.policy.Policies;
import dev.cairn.notification.policy.domain.EscalationRules;
import dev.cairn.notification.policy.domain.Policy;
import dev.cairn.notification.routing.Held;
import dev.cairn.notification.routing.Route;
import dev.cairn.notification.routing.Routing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Begins the escalations of open alerts, in the transaction in which they were opened. */
@ApplicationScoped
class BeginEscalations {

    /** When it is asked again whether something still holds an alert, where nothing says until when it does. */
    static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private static final int LONGEST_REASON = 500;
    private static final String NO_POLICY = "No rule sends it to an escalation policy, so nobody is paged";

    private final Escalations escalations;
    private final Routing routing;
    private final Policies policies;
    private final Timeline timeline;
    private final Times times;

    BeginEscalations(Escalations escalations, Routing routing, Policies policies, Timeline timeline, Times times) {
        this.escalations = escalations;
        this.routing = routing;
        this.policies = policies;
        this.timeline = timeline;
        this.times = times;
    }

    /** What begins, and what is to be said of it. */
    private record Begun(List<Start> starts, List<Timeline.Entry> said, List<AlertView> nowhere) {}

    Uni<Void> begin(UUID organisation, List<AlertView> alerts) {
        Instant now = times.now();
        return routing.route(organisation, alerts, now)
                .chain(routes -> policies.frozen(organisation, policies(routes))
                        .map(frozen -> begun(alerts, routes, frozen, now)))
                .call(begun -> escalations.begin(organisation, begun.starts()))
                .call(begun -> timeline.addEntries(organisation, begun.said()))
                .chain(begun -> nowhere(organisation, begun.nowhere()));
    }

    private static Set<UUID> policies(Map<UUID, Route> routes) {
        return routes.values().stream()
                .map(Route::policy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Begun begun(
            List<AlertView> alerts, Map<UUID, Route> routes, Map<UUID, FrozenPolicy> frozen, Instant now) {
        var begun = new Begun(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (AlertView alert : alerts) {
            Route route = routes.get(alert.id());
            FrozenPolicy policy = route == null || route.policy() == null ? null : frozen.get(route.policy());
            Held held = route == null ? null : route.held();
            // of a group it is said that the alert joined it
            if (held != null && held.kind() != Held.Kind.GROUP) {
                begun.said().add(held(alert.id(), held));
            }
            if (policy == null && held == null) {
                begun.nowhere().add(alert);
            } else {
                begun.starts().add(start(alert, urgency(alert, route), policy, held, now));
            }
        }
        return begun;
    }

    /** What counts: what the rule says, or the alert's own. */
    static Urgency urgency(AlertView alert, @Nullable Route route) {
        Urgency ruled = route == null ? null : route.urgency();
        return ruled != null ? ruled : Urgency.ofWord(alert.urgency()).orElseThrow();
    }

    private static Start start(
            AlertView alert, Urgency urgency, @Nullable FrozenPolicy policy, @Nullable Held held, Instant now) {
        if (held != null) {
            Instant until = held.until() == null ? now.plus(ASK_AGAIN) : held.until();
            return new Start(alert.id(), urgency, policy, Duration.between(now, until), reason(held));
        }
        Policy rules = Objects.requireNonNull(policy).policy();
        Instant first = Objects.requireNonNull(
                EscalationRules.begin(rules, urgency, 1, now).due());
        return new Start(alert.id(), urgency, policy, Duration.between(now, first), null);
    }

    /** Why something holds an alert, as long as a row keeps it. */
    static String reason(Held held) {
        String reason = held.reason().replace('\0', '\ufffd');
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }

    static Timeline.Entry held(UUID alert, Held held) {
        return new Timeline.Entry(
                alert,
                TimelineKind.HELD,
                Actor.SYSTEM,
                "Nobody is paged for now: " + held.reason() + (held.until() == null ? "" : ", until " + held.until()));
    }

    static Timeline.Entry withoutPolicy(UUID alert) {
        return new Timeline.Entry(alert, TimelineKind.ESCALATION_ENDED, Actor.SYSTEM, NO_POLICY);
    }

    /** Who has no policy at all uses none, and is not told so with each alert. */
    private Uni<Void> nowhere(UUID organisation, List<AlertView> alerts) {
        if (alerts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return policies.any(organisation)
                .chain(any -> any
                        ? timeline.addEntries(
                                        organisation,
                                        alerts.stream()
                                                .map(alert -> withoutPolicy(alert.id()))
                                                .toList())
                                .chain(() -> stop(alerts))
                        : Uni.createFrom().voidItem());
    }

    /** An alert that was opened again may have an escalation from before. */
    private Uni<Void> stop(List<AlertView> alerts) {
        var before = alerts.stream()
                .filter(alert -> alert.version() > 1)
                .map(AlertView::id)
                .toList();
        return before.isEmpty()
                ? Uni.createFrom().voidItem()
                : escalations
                        .locked(before)
                        .chain(found -> escalations.write(found.stream()
                                .map(one -> one.with(EscalationRules.stop(one.progress())))
                                .toList()));
    }
}
