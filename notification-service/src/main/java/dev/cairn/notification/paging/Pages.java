package dev.cairn.notification.paging;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.Timeline;
import dev.cairn.notification.alert.TimelineKind;
import dev.cairn.notification.paging.PageRows.Asked;
import dev.cairn.notification.paging.PageRows.Queued;
import dev.cairn.notification.person.Reach;
import dev.cairn.notification.person.Reach.Planned;
import dev.cairn.notification.person.Reach.Reachable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Queues messages to people. */
@ApplicationScoped
public class Pages {

    private static final String STRANGER = "is no member of the organisation";
    private static final String UNREACHABLE = "has no verified contact method";

    /** All that is about to be changed, in the order in which the sender locks as well: else each could wait for the other. */
    private static final String LOCK = """
            select 1 from page_message m
            where m.organisation_id = $1 and m.state = 'waiting'
                and (m.alert_id = any($2) or m.bundled_in in (
                    select lead.id from page_message lead where lead.alert_id = any($2) and lead.state = 'waiting'))
            order by m.id for update""";

    private static final String DROP = """
            update page_message
            set state = 'dropped', ended_at = now(), lease = null, leased_until = null, reason = 'the alert needed it no more'
            where organisation_id = $1 and alert_id = any($2) and state = 'waiting'""";

    /** What would have gone with one that does not go any more goes by itself. */
    private static final String RELEASE = """
            update page_message m set bundled_in = null
            from page_message lead
            where lead.organisation_id = $1 and lead.alert_id = any($2) and lead.state = 'dropped'
                and m.bundled_in = lead.id and m.state = 'waiting'""";

    private final Reach reach;
    private final Timeline timeline;
    private final Ids ids;

    Pages(Reach reach, Timeline timeline, Ids ids) {
        this.reach = reach;
        this.timeline = timeline;
        this.ids = ids;
    }

    /**
     * Queues what the people's own rules say, in the Hibernate transaction that the caller is in: many orders by few
     * statements. The same order again does nothing.
     */
    public Uni<List<PageOutcome>> page(UUID organisation, List<PageOrder> orders) {
        var people = orders.stream().map(PageOrder::person).distinct().toList();
        return reach.of(organisation, people)
                .map(found -> orders.stream()
                        .map(order -> asked(order, found.get(order.person())))
                        .toList())
                .chain(asked -> PageRows.add(organisation, asked).chain(added -> {
                    var fresh = asked.stream()
                            .filter(page -> added.contains(page.id()))
                            .toList();
                    return PageRows.queue(organisation, messages(fresh))
                            .chain(() -> timeline.addEntries(organisation, unreached(fresh)))
                            .chain(() -> outcomes(asked, added));
                }));
    }

    private Asked asked(PageOrder order, @Nullable Reachable person) {
        List<Planned> plan = person == null ? List.of() : person.plan(order.urgency());
        String reason = person == null ? STRANGER : plan.isEmpty() ? UNREACHABLE : null;
        return new Asked(ids.next(), order, person == null ? order.person() : person.name(), plan, reason);
    }

    /** What one statement writes is not seen by it, so what else is told of the same alert is looked for here. */
    private List<Queued> messages(List<Asked> pages) {
        record About(UUID alert, String person) {}
        var seen = new HashSet<About>();
        var messages = new ArrayList<Queued>();
        for (Asked page : pages) {
            boolean first = page.plan().isEmpty()
                    || seen.add(new About(page.order().alert(), page.order().person()));
            for (Planned planned : page.plan()) {
                int soonest = page.plan().get(0).delayMinutes();
                messages.add(new Queued(ids.next(), page, planned, first && planned.delayMinutes() == soonest));
            }
        }
        return messages;
    }

    private static List<Timeline.Entry> unreached(List<Asked> pages) {
        return pages.stream()
                .filter(page -> page.unreached() != null)
                .map(page -> new Timeline.Entry(
                        page.order().alert(),
                        TimelineKind.PAGE_FAILED,
                        Actor.SYSTEM,
                        "%s cannot be paged: %s".formatted(page.name(), page.unreached())))
                .toList();
    }

    /** Of what was there before it is asked how that was. */
    private static Uni<List<PageOutcome>> outcomes(List<Asked> asked, Set<UUID> added) {
        var outcomes = new ArrayList<PageOutcome>();
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (Asked page : asked) {
            steps = steps.chain(() -> added.contains(page.id())
                            ? Uni.createFrom().item(page.outcome())
                            : PageRows.before(page.order()))
                    .invoke(outcomes::add)
                    .replaceWithVoid();
        }
        return steps.replaceWith(outcomes);
    }

    /** Drops what is not sent yet about these alerts, in the Hibernate transaction that the caller is in. */
    public Uni<Void> stop(UUID organisation, Collection<UUID> alerts) {
        UUID[] ids = alerts.toArray(UUID[]::new);
        return SessionSql.rows(LOCK, organisation, ids)
                .chain(locked -> SessionSql.change(DROP, organisation, ids))
                .chain(dropped ->
                        dropped == 0 ? Uni.createFrom().item(0) : SessionSql.change(RELEASE, organisation, ids))
                .replaceWithVoid();
    }
}
