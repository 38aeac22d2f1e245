package dev.cairn.notification.paging;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.person.Reach.Planned;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes pages and their messages, many by one statement, in the Hibernate transaction that the caller is in. */
final class PageRows {

    private static final int LONGEST_WHY = 500;

    /** Those that are not there yet; answers which these were. */
    private static final String ADD = """
            insert into page (id, organisation_id, alert_id, generation, round, step, person, person_name, urgency, why,
                unreached, created_at)
            select o.id, $1, o.alert_id, o.generation, o.round, o.step, o.person, o.name, o.urgency, o.why, o.unreached, now()
            from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::int[], $6::int[], $7::text[], $8::text[], $9::text[],
                    $10::text[], $11::text[])
                as o (id, alert_id, generation, round, step, person, name, urgency, why, unreached)
            on conflict do nothing returning id""";

    private static final String UNREACHED = """
            select unreached from page
            where alert_id = $1 and generation = $2 and round = $3 and step = $4 and person = $5""";

    /**
     * The first message to a person about an alert is marked: it goes before all others. A page by which nobody was told, since
     * there was no way to or it failed or was dropped, does not count.
     */
    private static final String QUEUE = """
            insert into page_message (id, organisation_id, page_id, alert_id, person, method_id, kind, hint, first, state, due_at)
            select m.id, $1, m.page_id, m.alert_id, m.person, m.method_id, m.kind, m.hint,
                m.first and not exists (select 1 from page_message other
                    where other.alert_id = m.alert_id and other.person = m.person and other.page_id <> m.page_id
                        and other.state in ('sent', 'waiting')),
                'waiting', now() + make_interval(mins => m.delay)
            from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::bool[],
                    $10::int[])
                as m (id, page_id, alert_id, person, method_id, kind, hint, first, delay)""";

    private PageRows() {}

    /** A page that is to be there, and how its person is told. */
    record Asked(
            UUID id,
            PageOrder order,
            String name,
            List<Planned> plan,
            @Nullable String unreached) {

        PageOutcome outcome() {
            return new PageOutcome(order, unreached == null, unreached);
        }
    }

    /** A message that is to be sent. */
    record Queued(UUID id, Asked page, Planned planned, boolean first) {}

    /** Adds pages; which of them were not there before. */
    static Uni<Set<UUID>> add(UUID organisation, List<Asked> pages) {
        return SessionSql.rows(
                        ADD,
                        organisation,
                        of(pages, UUID[]::new, Asked::id),
                        of(pages, UUID[]::new, page -> page.order().alert()),
                        of(pages, Long[]::new, page -> page.order().generation()),
                        of(pages, Integer[]::new, page -> page.order().round()),
                        of(pages, Integer[]::new, page -> page.order().step()),
                        of(pages, String[]::new, page -> page.order().person()),
                        of(pages, String[]::new, Asked::name),
                        of(pages, String[]::new, page -> page.order().urgency().word()),
                        of(pages, String[]::new, page -> cut(page.order().why())),
                        of(pages, String[]::new, Asked::unreached))
                .map(rows -> rows.stream()
                        .map(row -> (UUID) Objects.requireNonNull(row[0]))
                        .collect(Collectors.toSet()));
    }

    /** Queues messages. */
    static Uni<Void> queue(UUID organisation, List<Queued> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return SessionSql.change(
                        QUEUE,
                        organisation,
                        of(messages, UUID[]::new, Queued::id),
                        of(messages, UUID[]::new, message -> message.page().id()),
                        of(
                                messages,
                                UUID[]::new,
                                message -> message.page().order().alert()),
                        of(
                                messages,
                                String[]::new,
                                message -> message.page().order().person()),
                        of(messages, UUID[]::new, message -> message.planned().method()),
                        of(
                                messages,
                                String[]::new,
                                message -> message.planned().kind().word()),
                        of(messages, String[]::new, message -> message.planned().hint()),
                        of(messages, Boolean[]::new, Queued::first),
                        of(
                                messages,
                                Integer[]::new,
                                message -> message.planned().delayMinutes()))
                .replaceWithVoid();
    }

    /** What became of the same order before. */
    static Uni<PageOutcome> before(PageOrder order) {
        return SessionSql.first(
                        UNREACHED, order.alert(), order.generation(), order.round(), order.step(), order.person())
                .map(row -> (String) Objects.requireNonNull(row)[0])
                .map(reason -> new PageOutcome(order, reason == null, reason));
    }

    private static <S, T> @Nullable T[] of(
            List<S> all, IntFunction<@Nullable T[]> array, Function<S, @Nullable T> value) {
        return all.stream().map(value).toArray(array);
    }

    private static String cut(String why) {
        return why.length() > LONGEST_WHY ? why.substring(0, LONGEST_WHY) : why;
    }
}
