package dev.cairn.notification.escalation;

import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.EscalatingAlerts;
import dev.cairn.notification.alert.Timeline;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.policy.FrozenPolicy;
import dev.cairn.notification.policy.Policies;
import dev.cairn.notification.policy.domain.EscalationRules;
import dev.cairn.notification.policy.domain.Move;
import dev.cairn.notification.policy.domain.Progress;
import dev.cairn.notification.policy.domain.Progress.State;
import dev.cairn.notification.routing.Held;
import dev.cairn.notification.routing.Route;
import dev.cairn.notification.routing.Routing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does what is due for escalations of one organisation. Whether it is, and what, is asked again once the alerts' rows are
 * locked: whoever acknowledges one at this moment comes before or after, never in between.
 */
@ApplicationScoped
class DueEscalations {

    private final Tenancy tenancy;
    private final EscalatingAlerts alerts;
    private final Escalations escalations;
    private final Routing routing;
    private final Policies policies;
    private final CarryOut carryOut;
    private final Timeline timeline;

    DueEscalations(
            Tenancy tenancy,
            EscalatingAlerts alerts,
            Escalations escalations,
            Routing routing,
            Policies policies,
            CarryOut carryOut,
            Timeline timeline) {
        this.tenancy = tenancy;
        this.alerts = alerts;
        this.escalations = escalations;
        this.routing = routing;
        this.policies = policies;
        this.carryOut = carryOut;
        this.timeline = timeline;
    }

    /** What is to be done, sorted. */
    private record Work(
            List<Escalating> changed,
            List<Timeline.Entry> said,
            List<CarryOut.Order> orders,
            Map<UUID, String> reopened) {

        static Work none() {
            return new Work(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        }
    }

    /**
     * Does it for those of these alerts that nobody else has in hand, in one transaction.
     *
     * @return whether there was any
     */
    Uni<Boolean> act(UUID organisation, List<UUID> due) {
        return tenancy.write(
                organisation,
                () -> alerts.claim(due)
                        .chain(claimed -> claimed.isEmpty()
                                ? Uni.createFrom().item(false)
                                : escalations
                                        .due(claimed.stream().map(AlertView::id).toList())
                                        .chain(found -> act(organisation, byId(claimed), found)
                                                .replaceWith(!found.isEmpty()))));
    }

    /** Lets one wait that fails, so that the others have their turn. */
    Uni<Void> putOff(UUID organisation, UUID alert) {
        return tenancy.write(organisation, () -> Escalations.putOff(alert));
    }

    private static Map<UUID, AlertView> byId(Collection<AlertView> all) {
        return all.stream().collect(Collectors.toMap(AlertView::id, Function.identity()));
    }

    private Uni<Void> act(UUID organisation, Map<UUID, AlertView> claimed, List<Escalating> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = found.get(0).now();
        var open = found.stream()
                .map(one -> Objects.requireNonNull(claimed.get(one.alert())))
                .filter(alert -> alert.state().equals("open"))
                .toList();
        Uni<Map<UUID, Route>> routes =
                open.isEmpty() ? Uni.createFrom().item(Map.of()) : routing.route(organisation, open, now);
        return routes.chain(routed -> policies.frozen(organisation, released(found, routed))
                        .map(frozen -> sort(found, claimed, routed, frozen)))
                .chain(work -> escalations
                        .write(work.changed())
                        .chain(() -> timeline.addEntries(organisation, work.said()))
                        .chain(() -> carryOut.carryOut(organisation, work.orders(), Actor.SYSTEM))
                        .chain(() -> work.reopened().isEmpty()
                                ? Uni.createFrom().voidItem()
                                : alerts.reopen(organisation, work.reopened())));
    }

    /** Nothing was done for it yet, so it goes where the rules send it by now. */
    private static boolean isFresh(Escalating one) {
        var progress = one.progress();
        return one.policy() == null
                || (progress.state() == State.HELD
                        && progress.paged() == 0
                        && progress.round() == 1
                        && progress.step() == 1);
    }

    /** The policies of what is let go before its first step. */
    private static List<UUID> released(List<Escalating> found, Map<UUID, Route> routes) {
        return found.stream()
                .filter(DueEscalations::isFresh)
                .map(one -> routes.get(one.alert()))
                .filter(Objects::nonNull)
                .map(Route::policy)
                .filter(Objects::nonNull)
                .toList();
    }

    private Work sort(
            List<Escalating> found,
            Map<UUID, AlertView> claimed,
            Map<UUID, Route> routes,
            Map<UUID, FrozenPolicy> frozen) {
        var work = Work.none();
        for (Escalating one : found) {
            String state = Objects.requireNonNull(claimed.get(one.alert())).state();
            boolean waits = one.progress().state() == State.ACKNOWLEDGED;
            if (waits && state.equals("acknowledged")) {
                work.reopened()
                        .put(
                                one.alert(),
                                "Nobody said anything since it was acknowledged: it is open again, and escalates anew");
            } else if (waits || !state.equals("open")) {
                work.changed().add(one.with(EscalationRules.stop(one.progress())));
            } else {
                open(one, Objects.requireNonNull(claimed.get(one.alert())), routes.get(one.alert()), frozen, work);
            }
        }
        return work;
    }

    private void open(
            Escalating one, AlertView alert, @Nullable Route route, Map<UUID, FrozenPolicy> frozen, Work work) {
        Held held = route == null ? null : route.held();
        boolean waits = one.progress().state() == State.HELD;
        // a group holds back those who join it, and never one that goes on already
        if (held != null && (waits || held.kind() != Held.Kind.GROUP)) {
            hold(one, held, work);
        } else if (waits) {
            var policy = route == null || route.policy() == null ? null : frozen.get(route.policy());
            release(one, policy, BeginEscalations.urgency(alert, route), work);
        } else {
            step(one, work);
        }
    }

    private static void hold(Escalating one, Held held, Work work) {
        Instant again = one.now().plus(BeginEscalations.ASK_AGAIN);
        Instant until = held.until() == null || !held.until().isAfter(one.now()) ? again : held.until();
        String reason = BeginEscalations.reason(held);
        if (!reason.equals(one.heldBy())) {
            work.said().add(BeginEscalations.held(one.alert(), held));
        }
        work.changed().add(one.heldBy(reason, EscalationRules.hold(one.progress(), until)));
    }

    private void release(Escalating one, @Nullable FrozenPolicy policy, Urgency urgency, Work work) {
        String text = one.policyText();
        if (text != null && !isFresh(one)) {
            work.changed()
                    .add(one.with(
                            EscalationRules.release(policies.thawed(text), one.urgency(), one.progress(), one.now())));
        } else if (policy != null) {
            var next = EscalationRules.release(policy.policy(), urgency, one.progress(), one.now());
            work.changed().add(one.by(policy.ref(), policy.text(), urgency, next));
        } else {
            work.said().add(BeginEscalations.withoutPolicy(one.alert()));
            work.changed().add(one.with(EscalationRules.stop(one.progress())));
        }
    }

    private void step(Escalating one, Work work) {
        String text = one.policyText();
        if (text == null) {
            work.changed().add(one.with(EscalationRules.stop(one.progress())));
            return;
        }
        var policy = policies.thawed(text);
        Move move = EscalationRules.next(policy, one.urgency(), one.progress(), one.now(), false);
        if (move instanceof Move.Tell tell) {
            work.orders().add(new CarryOut.Order(one, policy, tell));
        } else if (move instanceof Move.Wait wait) {
            var progress = one.progress();
            work.changed()
                    .add(one.with(new Progress(
                            progress.generation(),
                            progress.state(),
                            progress.round(),
                            progress.step(),
                            wait.until(),
                            progress.paged())));
        }
    }
}
