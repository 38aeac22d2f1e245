package dev.cairn.notification.paging;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.Timeline;
import dev.cairn.notification.alert.TimelineKind;
import dev.cairn.notification.person.Reach;
import dev.cairn.notification.person.Reach.Planned;
import dev.cairn.notification.person.Reach.Reachable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Queues messages to people. */
@ApplicationScoped
public class Pages {

    private static final String STRANGER = "is no member of the organisation";
    private static final String UNREACHABLE = "has no verified contact method";
    private static final int LONGEST_WHY = 500;

    private static final String ADD = """
            insert into page (id, organisation_id, alert_id, generation, round, step, person, person_name, urgency, why,
                unreached, rules_version, usual, unverified, time_zone, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, now()) on conflict do nothing""";
    private static final String UNREACHED = """
            select unreached from page
            where alert_id = $1 and generation = $2 and round = $3 and step = $4 and person = $5""";

    /**
     * The first message to a person about an alert is marked: it goes before all others. A page by which nobody was told, since
     * there was no way to or it failed or was dropped, does not count.
     */
    private static final String QUEUE = """
            insert into page_message (id, organisation_id, page_id, alert_id, person, method_id, kind, hint, first, state, due_at,
                delay_minutes)
            select $1, $2, $3, $4, $5, $6, $7, $8,
                $9 and not exists (select 1 from page_message other
                    where other.alert_id = $4 and other.person = $5 and other.page_id <> $3
                        and other.state in ('sent', 'waiting')),
                'waiting', now() + make_interval(mins => $10), $10""";

    /** All that is about to be changed, in the order in which the sender locks as well: else each could wait for the other. */
    private static final String LOCK = """
            select 1 from page_message m
            where m.organisation_id = $1 and m.state = 'waiting'
                and (m.alert_id = any($2) or m.bundled_in in (
                    select lead.id from page_message lead where lead.alert_id = any($2) and lead.state = 'waiting'))
            order by m.id for update""";

    private static final String DROP = """
            update page_message
            set state = 'dropped', ended_at = now(), lease = null, leased_until = null, reason = $3
            where organisation_id = $1 and alert_id = any($2) and state = 'waiting'""";

    /** What would have gone with one that does not go any more goes by itself. */
    private static final String RELEASE = """
            update page_message m set bundled_in = null
            from page_message lead
            where lead.organisation_id = $1 and lead.alert_id = any($2) and lead.state = 'dropped'
                and m.bundled_in = lead.id and m.state = 'waiting'""";

    private final Reach reach;
    private final NightWatch nights;
    private final Timeline timeline;
    private final Ids ids;

    Pages(Reach reach, NightWatch nights, Timeline timeline, Ids ids) {
        this.reach = reach;
        this.nights = nights;
        this.timeline = timeline;
        this.ids = ids;
    }

    /**
     * Queues what the people's own rules say, in the Hibernate transaction that the caller is in. The same order again
     * does nothing.
     */
    public Uni<List<PageOutcome>> page(UUID organisation, List<PageOrder> orders) {
        var people = orders.stream().map(PageOrder::person).distinct().toList();
        return reach.of(organisation, people).chain(found -> {
            var outcomes = new ArrayList<PageOutcome>();
            Uni<Void> steps = Uni.createFrom().voidItem();
            for (PageOrder order : orders) {
                steps = steps.chain(() -> page(organisation, order, found.get(order.person())))
                        .invoke(outcomes::add)
                        .replaceWithVoid();
            }
            return steps.chain(() -> nights.paged(organisation, woken(outcomes, found)))
                    .replaceWith(outcomes);
        });
    }

    /** Where the night is of each who was paged. */
    private static Map<String, ZoneId> woken(List<PageOutcome> outcomes, Map<String, Reachable> found) {
        var zones = new TreeMap<String, ZoneId>();
        for (PageOutcome outcome : outcomes) {
            Reachable person = found.get(outcome.order().person());
            if (outcome.queued() && person != null) {
                String own = person.timeZone();
                String zone = own == null ? outcome.order().timeZone() : own;
                zones.put(outcome.order().person(), zone == null ? ZoneOffset.UTC : ZoneId.of(zone));
            }
        }
        return zones;
    }

    private Uni<PageOutcome> page(UUID organisation, PageOrder order, @Nullable Reachable person) {
        UUID page = ids.next();
        List<Planned> plan = person == null ? List.of() : person.plan(order.urgency());
        String reason = person == null ? STRANGER : plan.isEmpty() ? UNREACHABLE : null;
        String name = person == null ? order.person() : person.name();
        return SessionSql.change(
                        ADD,
                        page,
                        organisation,
                        order.alert(),
                        order.generation(),
                        order.round(),
                        order.step(),
                        order.person(),
                        name,
                        order.urgency().word(),
                        cut(order.why()),
                        reason,
                        person == null ? null : person.rulesVersion(),
                        person == null ? null : person.usual().contains(order.urgency()),
                        person == null ? null : person.unverified(),
                        order.timeZone())
                .chain(added -> {
                    if (added == 0) {
                        return before(order);
                    }
                    Uni<Void> queued = reason == null
                            ? queue(organisation, page, order, plan)
                            : timeline.add(
                                    organisation,
                                    order.alert(),
                                    TimelineKind.PAGE_FAILED,
                                    Actor.SYSTEM,
                                    "%s cannot be paged: %s".formatted(name, reason));
                    return queued.replaceWith(new PageOutcome(order, reason == null, reason));
                });
    }

    private static Uni<PageOutcome> before(PageOrder order) {
        return SessionSql.first(
                        UNREACHED, order.alert(), order.generation(), order.round(), order.step(), order.person())
                .map(row -> (String) Objects.requireNonNull(row)[0])
                .map(reason -> new PageOutcome(order, reason == null, reason));
    }

    private Uni<Void> queue(UUID organisation, UUID page, PageOrder order, List<Planned> plan) {
        int soonest = plan.get(0).delayMinutes();
        Uni<Integer> steps = Uni.createFrom().item(0);
        for (Planned message : plan) {
            steps = steps.chain(() -> SessionSql.change(
                    QUEUE,
                    ids.next(),
                    organisation,
                    page,
                    order.alert(),
                    order.person(),
                    message.method(),
                    message.kind().word(),
                    message.hint(),
                    message.delayMinutes() == soonest,
                    message.delayMinutes()));
        }
        return steps.replaceWithVoid();
    }

    /**
     * Drops what is not sent yet about these alerts, in the Hibernate transaction that the caller is in.
     *
     * @param reason why, as half a sentence
     */
    public Uni<Void> stop(UUID organisation, Collection<UUID> alerts, String reason) {
        UUID[] ids = alerts.toArray(UUID[]::new);
        return SessionSql.rows(LOCK, organisation, ids)
                .chain(locked -> SessionSql.change(DROP, organisation, ids, reason))
                .chain(dropped ->
                        dropped == 0 ? Uni.createFrom().item(0) : SessionSql.change(RELEASE, organisation, ids))
                .replaceWithVoid();
    }

    private static String cut(String why) {
        return why.length() > LONGEST_WHY ? why.substring(0, LONGEST_WHY) : why;
    }
}
