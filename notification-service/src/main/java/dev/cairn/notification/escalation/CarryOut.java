package dev.cairn.notification.escalation;

import dev.cairn.events.AlertState;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.EscalatingAlerts;
import dev.cairn.notification.alert.Timeline;
import dev.cairn.notification.paging.PageOrder;
import dev.cairn.notification.paging.PageOutcome;
import dev.cairn.notification.policy.Told;
import dev.cairn.notification.policy.domain.After;
import dev.cairn.notification.policy.domain.EscalationRules;
import dev.cairn.notification.policy.domain.Move;
import dev.cairn.notification.policy.domain.Policy;
import dev.cairn.notification.policy.domain.Target;
import dev.cairn.notification.schedule.Members;
import dev.cairn.notification.schedule.OnCall;
import dev.cairn.notification.webhook.Webhooks;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/** Carries out steps of claimed alerts, many in one transaction: who is on call is asked once for all of them. */
@ApplicationScoped
class CarryOut {

    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final EscalatingAlerts alerts;
    private final Escalations escalations;
    private final Pager pager;
    private final Members members;
    private final OnCall onCall;
    private final Webhooks webhooks;
    private final Timeline timeline;
    private final StepBook book;
    private final EscalationMeters meters;

    CarryOut(
            EscalatingAlerts alerts,
            Escalations escalations,
            Pager pager,
            Members members,
            OnCall onCall,
            Webhooks webhooks,
            Timeline timeline,
            StepBook book,
            EscalationMeters meters) {
        this.alerts = alerts;
        this.escalations = escalations;
        this.pager = pager;
        this.members = members;
        this.onCall = onCall;
        this.webhooks = webhooks;
        this.timeline = timeline;
        this.book = book;
        this.meters = meters;
    }

    /** A step that is to be carried out. */
    record Order(Escalating escalating, Policy policy, Move.Tell step) {}

    /** Carries them out, all at the instant of the first, which is that of the transaction. */
    Uni<Void> carryOut(UUID organisation, List<Order> orders, Actor by) {
        if (orders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = orders.get(0).escalating().now();
        return around(organisation, orders, now)
                .chain(around -> page(organisation, resolved(orders, around, now))
                        .chain(this::tell)
                        .chain(carried -> settle(organisation, carried, by, around.members())));
    }

    private Uni<Told.Around> around(UUID organisation, List<Order> orders, Instant now) {
        return members.namesInTransaction(organisation)
                .chain(names -> onCall.watches(named(orders, Target.Kind.SCHEDULE), now, now.plus(MOMENT))
                        .chain(watches -> webhooks.names(named(orders, Target.Kind.WEBHOOK))
                                .map(hooks -> new Told.Around(names, watches, hooks))));
    }

    private static Set<UUID> named(List<Order> orders, Target.Kind kind) {
        return orders.stream()
                .flatMap(order -> order.step().targets().stream())
                .filter(target -> target.kind() == kind)
                .map(target -> UUID.fromString(target.id()))
                .collect(Collectors.toSet());
    }

    private List<Carried> resolved(List<Order> orders, Told.Around around, Instant now) {
        return orders.stream()
                .map(order -> new Carried(
                        book.nextId(),
                        order.escalating(),
                        order.policy(),
                        Objects.requireNonNull(order.escalating().policy()),
                        order.step(),
                        Told.of(order.step().targets(), now, Carried.named(order.step()), around),
                        List.of(),
                        List.of()))
                .toList();
    }

    private Uni<List<Carried>> page(UUID organisation, List<Carried> all) {
        var orders = all.stream().flatMap(one -> orders(one).stream()).toList();
        return pager.page(organisation, orders).map(outcomes -> {
            Map<UUID, List<PageOutcome>> byAlert = outcomes.stream()
                    .collect(Collectors.groupingBy(outcome -> outcome.order().alert()));
            return all.stream()
                    .map(one -> one.with(byAlert.getOrDefault(one.before().alert(), List.of())))
                    .toList();
        });
    }

    private static List<PageOrder> orders(Carried one) {
        return one.told().people().entrySet().stream()
                .map(person -> new PageOrder(
                        one.before().alert(),
                        one.before().progress().generation(),
                        one.step().round(),
                        one.step().step(),
                        person.getKey(),
                        one.before().urgency(),
                        person.getValue(),
                        one.told().zoneOf(person.getKey())))
                .toList();
    }

    private Uni<List<Carried>> tell(List<Carried> all) {
        return alerts.touch(all.stream().map(one -> one.before().alert()).toList())
                .chain(views -> {
                    Map<UUID, AlertView> byId =
                            views.stream().collect(Collectors.toMap(AlertView::id, Function.identity()));
                    var told = new ArrayList<Carried>();
                    Uni<Void> steps = Uni.createFrom().voidItem();
                    for (Carried one : all) {
                        AlertView alert =
                                Objects.requireNonNull(byId.get(one.before().alert()));
                        steps = steps.chain(() -> pager.tell(one.told().webhooks(), alert, about(one)))
                                .invoke(systems -> told.add(one.told(systems)))
                                .replaceWithVoid();
                    }
                    return steps.replaceWith(told);
                });
    }

    private static Pager.AboutStep about(Carried one) {
        return new Pager.AboutStep(
                one.ref().name(),
                one.ref().version(),
                one.before().progress().generation(),
                one.step().round(),
                one.step().step());
    }

    private Uni<Void> settle(UUID organisation, List<Carried> all, Actor by, Map<String, String> names) {
        var changed = new ArrayList<Escalating>();
        var said = new ArrayList<Timeline.Entry>();
        var events = new LinkedHashMap<UUID, AlertState.Escalation>();
        var lines = new ArrayList<StepBook.Line>();
        for (Carried one : all) {
            Escalating before = one.before();
            After after = EscalationRules.after(
                    one.policy(), before.urgency(), before.progress(), before.now(), one.reached());
            changed.add(before.with(after.progress()));
            said.addAll(one.said(after, by, names));
            events.put(before.alert(), one.event());
            lines.add(new StepBook.Line(one, after));
            meters.carriedOut(one, after);
        }
        return escalations
                .write(changed)
                .chain(() -> timeline.addEntries(organisation, said))
                .chain(() -> book.keep(organisation, lines, by))
                .chain(() -> alerts.escalated(organisation, events));
    }
}
