package dev.cairn.notification.escalation;

import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.AlertWatcher;
import dev.cairn.notification.paging.Pages;
import dev.cairn.notification.policy.Policies;
import dev.cairn.notification.policy.domain.EscalationRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Begins and ends escalations in the transactions of what happens to their alerts. */
@ApplicationScoped
class EscalationWatcher implements AlertWatcher {

    private final BeginEscalations begin;
    private final Escalations escalations;
    private final Policies policies;
    private final Pages pages;

    EscalationWatcher(BeginEscalations begin, Escalations escalations, Policies policies, Pages pages) {
        this.begin = begin;
        this.escalations = escalations;
        this.policies = policies;
        this.pages = pages;
    }

    @Override
    public Uni<Void> happened(UUID organisation, String type, List<AlertView> alerts) {
        return switch (type) {
            case "alert.raised" -> begin(organisation, alerts);
            case "alert.acknowledged" -> change(organisation, alerts, this::acknowledged, "somebody took the alert on");
            default ->
                change(
                        organisation,
                        alerts,
                        one -> one.with(EscalationRules.stop(one.progress())),
                        type.equals("alert.snoozed") ? "the alert was put off" : "the alert is over");
        };
    }

    /** One that got worse, or is open again, pages anew: what waits of its generation before is said no more. */
    private Uni<Void> begin(UUID organisation, List<AlertView> alerts) {
        var before = alerts.stream()
                .filter(alert -> alert.version() > 1)
                .map(AlertView::id)
                .toList();
        Uni<Void> stopped = before.isEmpty()
                ? Uni.createFrom().voidItem()
                : pages.stop(organisation, before, "the alert pages anew");
        return stopped.chain(() -> begin.begin(organisation, alerts));
    }

    private Escalating acknowledged(Escalating one) {
        String text = one.policyText();
        var timeout = text == null ? null : policies.thawed(text).acknowledgeTimeout();
        return one.with(EscalationRules.acknowledge(timeout, one.progress(), one.now()));
    }

    private Uni<Void> change(
            UUID organisation, List<AlertView> alerts, UnaryOperator<Escalating> change, String dropped) {
        var ids = alerts.stream().map(AlertView::id).toList();
        return escalations
                .locked(ids)
                .chain(found -> escalations.write(found.stream().map(change).toList()))
                .chain(() -> pages.stop(organisation, ids, dropped));
    }
}
