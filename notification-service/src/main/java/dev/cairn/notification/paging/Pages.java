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
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
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
            select e.id, $2, e.alert_id, e.generation, e.round, e.step, e.person, e.person_name, e.urgency, e.why, e.unreached,
                e.rules_version, e.usual, e.unverified, e.time_zone, now()
            from unnest($1::uuid[], $3::uuid[], $4::bigint[], $5::int[], $6::int[], $7::text[], $8::text[], $9::text[],
                    $10::text[], $11::text[], $12::bigint[], $13::boolean[], $14::int[], $15::text[])
                as e (id, alert_id, generation, round, step, person, person_name, urgency, why, unreached, rules_version,
                    usual, unverified, time_zone)
            on conflict do nothing returning id""";
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
            select e.id, $2, e.page_id, e.alert_id, e.person, e.method_id, e.kind, e.hint,
                e.soonest and not exists (select 1 from page_message other
                    where other.alert_id = e.alert_id and other.person = e.person and other.page_id <> e.page_id
                        and other.state in ('sent', 'waiting')),
                'waiting', now() + make_interval(mins => e.delay), e.delay
            from unnest($1::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::boolean[],
                    $10::int[])
                as e (id, page_id, alert_id, person, method_id, kind, hint, soonest, delay)""";

    /** All that is about to be changed, in the order in which the sender locks as well: else each could wait for the other. */
    private static final String LOCK = """
            select 1 from page_message m
            where m.organisation_id = $1 and m.state = 'waiting' and m.id in (
                select id from page_message where alert_id = any($2) and state = 'waiting'
                union all
                select f.id from page_message lead join page_message f on f.bundled_in = lead.id and f.state = 'waiting'
                where lead.alert_id = any($2) and lead.state = 'waiting')
            order by m.id for update of m""";

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

    /** A page that is to be made, if it was not made before. */
    private record Made(
            UUID id,
            PageOrder order,
            @Nullable Reachable person,
            List<Planned> plan,
            @Nullable String unreached) {

        String name() {
            return person == null ? order.person() : person.name();
        }

        PageOutcome outcome() {
            return new PageOutcome(order, unreached == null, unreached);
        }
    }

    /** A message of a page. */
    private record Queued(Made page, Planned message, boolean soonest) {}

    /**
     * Queues what the people's own rules say, in the Hibernate transaction that the caller is in. The same order again
     * does nothing.
     */
    public Uni<List<PageOutcome>> page(UUID organisation, List<PageOrder> orders) {
        var people = orders.stream().map(PageOrder::person).distinct().toList();
        return reach.of(organisation, people).chain(found -> {
            List<Made> pages = orders.stream()
                    .map(order -> made(order, found.get(order.person())))
                    .toList();
            return add(organisation, pages).chain(added -> {
                List<Made> fresh =
                        pages.stream().filter(page -> added.contains(page.id())).toList();
                return queue(organisation, fresh)
                        .chain(() -> timeline.addEntries(organisation, unreached(fresh)))
                        .chain(() -> nights.paged(organisation, woken(fresh)))
                        .chain(() -> outcomes(pages, added));
            });
        });
    }

    /** Where the night is of each who was paged. */
    private static Map<String, ZoneId> woken(List<Made> pages) {
        var zones = new TreeMap<String, ZoneId>();
        for (Made page : pages) {
            Reachable person = page.person();
            if (page.unreached() == null && person != null) {
                String own = person.timeZone();
                String zone = own == null ? page.order().timeZone() : own;
                zones.put(page.order().person(), zoneId(zone));
            }
        }
        return zones;
    }

    /** A zone that this machine does not know must not keep anybody from being paged. */
    private static ZoneId zoneId(@Nullable String zone) {
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private Made made(PageOrder order, @Nullable Reachable person) {
        List<Planned> plan = person == null ? List.of() : person.plan(order.urgency());
        String reason = person == null ? STRANGER : plan.isEmpty() ? UNREACHABLE : null;
        return new Made(ids.next(), order, person, plan, reason);
    }

    private static Uni<Set<UUID>> add(UUID organisation, List<Made> pages) {
        return SessionSql.rows(
                        ADD,
                        of(pages, UUID[]::new, Made::id),
                        organisation,
                        of(pages, UUID[]::new, page -> page.order().alert()),
                        of(pages, Long[]::new, page -> page.order().generation()),
                        of(pages, Integer[]::new, page -> page.order().round()),
                        of(pages, Integer[]::new, page -> page.order().step()),
                        of(pages, String[]::new, page -> page.order().person()),
                        of(pages, String[]::new, Made::name),
                        of(pages, String[]::new, page -> page.order().urgency().word()),
                        of(pages, String[]::new, page -> cut(page.order().why())),
                        of(pages, String[]::new, Made::unreached),
                        of(pages, Long[]::new, page -> of(page, Reachable::rulesVersion)),
                        of(
                                pages,
                                Boolean[]::new,
                                page -> of(
                                        page,
                                        person -> person.usual()
                                                .contains(page.order().urgency()))),
                        of(pages, Integer[]::new, page -> of(page, Reachable::unverified)),
                        of(pages, String[]::new, page -> page.order().timeZone()))
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()));
    }

    private Uni<Void> queue(UUID organisation, List<Made> pages) {
        List<Queued> all =
                pages.stream().flatMap(page -> messages(page).stream()).toList();
        if (all.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return SessionSql.change(
                        QUEUE,
                        of(all, UUID[]::new, one -> ids.next()),
                        organisation,
                        of(all, UUID[]::new, one -> one.page().id()),
                        of(all, UUID[]::new, one -> one.page().order().alert()),
                        of(all, String[]::new, one -> one.page().order().person()),
                        of(all, UUID[]::new, one -> one.message().method()),
                        of(all, String[]::new, one -> one.message().kind().word()),
                        of(all, String[]::new, one -> one.message().hint()),
                        of(all, Boolean[]::new, Queued::soonest),
                        of(all, Integer[]::new, one -> one.message().delayMinutes()))
                .replaceWithVoid();
    }

    private static List<Queued> messages(Made page) {
        return page.plan().stream()
                .map(message -> new Queued(
                        page,
                        message,
                        message.delayMinutes() == page.plan().get(0).delayMinutes()))
                .toList();
    }

    private static List<Timeline.Entry> unreached(List<Made> pages) {
        return pages.stream()
                .filter(page -> page.unreached() != null)
                .map(page -> new Timeline.Entry(
                        page.order().alert(),
                        TimelineKind.PAGE_FAILED,
                        Actor.SYSTEM,
                        "%s cannot be paged: %s".formatted(page.name(), page.unreached())))
                .toList();
    }

    /** What became of those that were made before is read. */
    private static Uni<List<PageOutcome>> outcomes(List<Made> pages, Set<UUID> added) {
        var outcomes = new ArrayList<PageOutcome>();
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (Made page : pages) {
            steps = steps.chain(() ->
                            added.contains(page.id()) ? Uni.createFrom().item(page.outcome()) : before(page.order()))
                    .invoke(outcomes::add)
                    .replaceWithVoid();
        }
        return steps.replaceWith(outcomes);
    }

    private static Uni<PageOutcome> before(PageOrder order) {
        return SessionSql.first(
                        UNREACHED, order.alert(), order.generation(), order.round(), order.step(), order.person())
                .map(row -> (String) Objects.requireNonNull(row)[0])
                .map(reason -> new PageOutcome(order, reason == null, reason));
    }

    private static <T> @Nullable T of(Made page, Function<Reachable, @Nullable T> value) {
        Reachable person = page.person();
        return person == null ? null : value.apply(person);
    }

    private static <R, T> @Nullable T[] of(
            List<R> rows, IntFunction<@Nullable T[]> array, Function<R, @Nullable T> value) {
        return rows.stream().map(value).toArray(array);
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
