package dev.cairn.notification.paging;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SystemSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Leases what is due to a sender, by the database's clock; a sender that has not ended one within its lease is taken for dead. */
@ApplicationScoped
class DueMessages {

    /**
     * A message in the hands of its sender.
     *
     * @param again whether one before had it in hand and said nothing of it: it may have been sent
     */
    record Leased(UUID id, UUID organisationId, UUID methodId, boolean mail, boolean again, UUID lease) {}

    /**
     * One message of each contact method that has none under way; first messages about an alert before others. Of each
     * organisation as many as it has hands left, mail aside, which has a limit of its own. The lease is longer than any try
     * takes. What was tried before waits for no pause. Methods are gone through by the index, one after the other, so what it
     * costs grows with the methods that have something waiting, and not with what waits for each.
     */
    private static final String CLAIM = """
            with recursive method as (
                (select method_id as id from page_message where state = 'waiting' and bundled_in is null
                    order by method_id limit 1)
                union all
                select (select m.method_id from page_message m
                    where m.state = 'waiting' and m.bundled_in is null and m.method_id > method.id
                    order by m.method_id limit 1)
                from method where method.id is not null
            ), next as (
                select best.*
                from method cross join lateral (
                    select * from (
                        (select id, organisation_id, kind, first, due_at from page_message
                            where method_id = method.id and first and state = 'waiting' and bundled_in is null
                                and due_at <= now() and (leased_until is null or leased_until < now())
                                and not exists (select 1 from contact_pause p
                                    where p.method_id = method.id and p.first and p.until > now())
                            order by due_at, id limit 1)
                        union all
                        (select id, organisation_id, kind, first, due_at from page_message
                            where method_id = method.id and not first and state = 'waiting' and bundled_in is null
                                and due_at <= now() and (leased_until is null or leased_until < now())
                                and not exists (select 1 from contact_pause p
                                    where p.method_id = method.id and not p.first and p.until > now())
                            order by due_at, id limit 1)
                        union all
                        (select id, organisation_id, kind, first, due_at from page_message
                            where method_id = method.id and tries > 0 and state = 'waiting' and bundled_in is null
                                and due_at <= now() and (leased_until is null or leased_until < now())
                            order by due_at, id limit 1)) as either
                    order by first desc limit 1) as best
                where method.id is not null and method.id <> all($2)
                    and not exists (select 1 from page_message b
                        where b.method_id = method.id and b.state = 'waiting' and b.leased_until > now())
            ), shared as (
                select id, organisation_id, kind, first, due_at,
                    row_number() over (partition by organisation_id, kind = 'email' order by first desc, due_at, id) as share
                from next
            ), fair as (
                select id, kind, first, due_at,
                    row_number() over (partition by kind order by first desc, due_at, id) as place
                from shared
                where kind = 'email' or share <= $5 - (
                    select count(*) from unnest($6::uuid[]) as hand where hand = shared.organisation_id)
            )
            update page_message as given set lease = $1, leased_until = now() + interval '40 seconds'
            from (
                select id, leased_until from page_message where id = any(array(
                    select id from fair where kind <> 'email' or place <= $3 order by first desc, due_at limit $4))
                and state = 'waiting' and bundled_in is null and due_at <= now()
                and (leased_until is null or leased_until < now())
                for update skip locked) as found
            where given.id = found.id
            returning given.id, given.organisation_id, given.method_id, given.kind, found.leased_until is not null as again""";

    private final SystemSql system;
    private final Ids ids;

    DueMessages(SystemSql system, Ids ids) {
        this.system = system;
        this.ids = ids;
    }

    /**
     * Leases messages to the caller.
     *
     * @param most messages in all
     * @param mostMails messages by mail
     * @param mostOfOrganisation messages of one organisation that are under way at once, mail aside
     * @param busy what the caller is sending already
     */
    Uni<List<Leased>> lease(int most, int mostMails, int mostOfOrganisation, Collection<Leased> busy) {
        UUID lease = ids.next();
        UUID[] methods = busy.stream().map(Leased::methodId).toArray(UUID[]::new);
        UUID[] hands = busy.stream()
                .filter(message -> !message.mail())
                .map(Leased::organisationId)
                .toArray(UUID[]::new);
        return system.query(CLAIM, Tuple.of(lease, methods, mostMails, most, mostOfOrganisation, hands))
                .map(rows -> {
                    var leased = new ArrayList<Leased>();
                    rows.forEach(row -> leased.add(new Leased(
                            row.getUUID("id"),
                            row.getUUID("organisation_id"),
                            row.getUUID("method_id"),
                            row.getString("kind").equals("email"),
                            row.getBoolean("again"),
                            lease)));
                    return leased;
                });
    }
}
