package dev.cairn.notification.letter;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SystemSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Leases what is due to a sender, by the database's clock; a sender that has not ended one within its lease is taken for dead. */
@ApplicationScoped
class DueLetters {

    /**
     * A letter in the hands of its sender.
     *
     * @param mail whether it goes by mail, as far as is known before it is read
     */
    record Leased(UUID id, UUID organisationId, UUID recipient, boolean mail, UUID lease) {}

    /** Of one organisation, by mail and by everything else. */
    record Shares(int mails, int others) {}

    /**
     * One letter of each recipient that has none under way, and no page that is due: pages go first. Organisations take turns,
     * so one with many letters does not hold up the others, and each has only so many hands. The lease is longer than any
     * try takes.
     */
    private static final String CLAIM = """
            update letter set lease = $1, leased_until = now() + interval '40 seconds'
            where id in (
                select id from letter where id = any(array(
                    select id from (
                        select id, mail, turn, outside, due_at,
                            row_number() over (partition by mail order by turn, outside, due_at, id) as place
                        from (
                            select id, mail, outside, due_at,
                                (select count(*) from unnest(case when mail then $8::uuid[] else $6::uuid[] end) as hand
                                    where hand = organisation_id)
                                    + row_number() over (partition by organisation_id, mail order by outside, due_at, id) as turn
                            from (
                                select l.id, l.organisation_id, l.outside, coalesce(l.kind, 'email') = 'email' as mail, l.due_at,
                                    row_number() over (partition by l.recipient order by l.due_at, l.id) as place
                                from letter l
                                where l.state = 'waiting' and l.due_at <= now()
                                    and (l.leased_until is null or l.leased_until < now())
                                    and l.recipient <> all($2) and ($7 or not l.outside)
                                    and not exists (select 1 from letter b
                                        where b.recipient = l.recipient and b.state = 'waiting' and b.leased_until > now())
                                    and not exists (select 1 from page_message p
                                        where p.method_id = l.recipient and p.state = 'waiting' and p.bundled_in is null
                                            and p.due_at <= now() + interval '5 seconds'
                                            and not exists (select 1 from contact_pause c
                                                where c.method_id = p.method_id and c.first = p.first
                                                    and c.until > now() + interval '5 seconds'))
                                ) as due
                            where place = 1) as next
                        where turn <= case when mail then $9::int else $5::int end) as fair
                    where not mail or place <= $3
                    order by turn, outside, due_at limit $4))
                and state = 'waiting' and due_at <= now() and (leased_until is null or leased_until < now())
                for update skip locked)
            returning id, organisation_id, recipient, kind""";

    private final SystemSql system;
    private final Ids ids;

    DueLetters(SystemSql system, Ids ids) {
        this.system = system;
        this.ids = ids;
    }

    /**
     * Leases letters to the caller.
     *
     * @param most letters in all
     * @param mostMails letters by mail
     * @param shares how many letters of one organisation are under way at once
     * @param busy what the caller is sending already
     * @param outside whether also those to recipients outside
     */
    Uni<List<Leased>> lease(int most, int mostMails, Shares shares, Collection<Leased> busy, boolean outside) {
        UUID lease = ids.next();
        UUID[] recipients = busy.stream().map(Leased::recipient).toArray(UUID[]::new);
        return system.query(
                        CLAIM,
                        Tuple.tuple(Arrays.asList(
                                lease,
                                recipients,
                                mostMails,
                                most,
                                shares.others(),
                                hands(busy, false),
                                outside,
                                hands(busy, true),
                                shares.mails())))
                .map(rows -> {
                    var leased = new ArrayList<Leased>();
                    rows.forEach(row -> leased.add(new Leased(
                            row.getUUID("id"),
                            row.getUUID("organisation_id"),
                            row.getUUID("recipient"),
                            row.getString("kind") == null
                                    || row.getString("kind").equals("email"),
                            lease)));
                    return leased;
                });
    }

    /** Whose letters are under way. */
    private static UUID[] hands(Collection<Leased> busy, boolean mail) {
        return busy.stream()
                .filter(letter -> letter.mail() == mail)
                .map(Leased::organisationId)
                .toArray(UUID[]::new);
    }
}
