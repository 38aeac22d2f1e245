package dev.cairn.notification.escalation;

import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.EscalatingAlerts;
import dev.cairn.notification.policy.Policies;
import dev.cairn.notification.policy.domain.EscalationRules;
import dev.cairn.notification.policy.domain.Move;
import dev.cairn.notification.policy.domain.Policy;
import dev.cairn.notification.policy.domain.Progress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Shows the escalation of an alert, and carries out its next step at somebody's word. */
@ApplicationScoped
class Escalate {

    private static final Logger LOG = Logger.getLogger(Escalate.class);

    private final EscalatingAlerts alerts;
    private final Escalations escalations;
    private final Policies policies;
    private final CarryOut carryOut;

    Escalate(EscalatingAlerts alerts, Escalations escalations, Policies policies, CarryOut carryOut) {
        this.alerts = alerts;
        this.escalations = escalations;
        this.policies = policies;
        this.carryOut = carryOut;
    }

    /** The escalation of an alert, in the Hibernate transaction that the caller is in. */
    Uni<EscalationView> show(UUID alert) {
        return alerts.find(alert).chain(() -> escalations.of(List.of(alert))).map(found -> view(found));
    }

    private EscalationView view(List<Escalating> found) {
        return found.isEmpty() ? EscalationView.none() : EscalationView.of(found.get(0), thawed(found.get(0)));
    }

    private @Nullable Policy thawed(Escalating one) {
        String text = one.policyText();
        return text == null ? null : policies.thawed(text);
    }

    /**
     * Carries out the next step now, in the Hibernate transaction that the caller is in.
     *
     * @throws Problem when it is not the one that was asked for
     */
    Uni<EscalationView> now(UUID organisation, UUID id, EscalateNow asked, Actor by) {
        demand(asked);
        return alerts.locked(id)
                .chain(alert -> escalations.locked(List.of(id)).map(found -> order(found, alert.state(), asked)))
                .invoke(order -> LOG.infof("alert %s: escalated by %s %s", id, by.kind(), by.id()))
                .chain(order -> carryOut.carryOut(organisation, List.of(order), by))
                .chain(() -> escalations.of(List.of(id)))
                .map(this::view);
    }

    private static void demand(EscalateNow asked) {
        if (asked.generation() == null || asked.generation() < 1) {
            throw Problem.invalid("/generation", "must be 1 or more");
        }
        if (asked.round() == null || asked.round() < 1) {
            throw Problem.invalid("/round", "must be 1 or more");
        }
        if (asked.step() == null || asked.step() < 1) {
            throw Problem.invalid("/step", "must be 1 or more");
        }
    }

    private CarryOut.Order order(List<Escalating> found, String state, EscalateNow asked) {
        Escalating one = found.isEmpty() ? null : found.get(0);
        if (one == null || !state.equals("open") || one.progress().state() != Progress.State.RUNNING) {
            throw new Problem(
                    EscalationProblem.NOT_RUNNING,
                    "The alert is %s, its escalation %s"
                            .formatted(
                                    state,
                                    one == null
                                            ? "none"
                                            : one.progress().state().word()));
        }
        Progress progress = one.progress();
        if (progress.generation() != Objects.requireNonNull(asked.generation())
                || progress.round() != Objects.requireNonNull(asked.round())
                || progress.step() != Objects.requireNonNull(asked.step())) {
            throw new Problem(
                    EscalationProblem.MOVED_ON,
                    "Next comes step %d of round %d of start %d"
                            .formatted(progress.step(), progress.round(), progress.generation()));
        }
        Policy policy = Objects.requireNonNull(thawed(one));
        var move = EscalationRules.next(policy, one.urgency(), progress, one.now(), true);
        return new CarryOut.Order(one, policy, (Move.Tell) move);
    }
}
