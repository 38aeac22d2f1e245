package dev.cairn.notification.delivery;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SystemSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Leases what is due to a sender; a sender that has not ended one within its lease is taken for dead. */
@ApplicationScoped
class DueDeliveries {

    /** A delivery in the hands of its sender. */
    record Leased(UUID id, UUID organisationId, UUID webhookId, UUID lease) {}

    /** Longer than any try takes. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /**
     * One delivery of each webhook that has none under way; steps of escalations first, replays last, else the one that is due
     * for the longest. Steps wait for nothing. The others wait for earlier messages about their alert, which a replay keeps
     * apart from what is new, and for room in the webhook's pace: {@code free_at} runs ahead of the clock by what was sent, a
     * minute at the most.
     */
    private static final String CLAIM = """
            with claimed as (
                update delivery set lease = $1, leased_until = $2
                where id in (
                    select id from delivery where id = any(array(
                        select id from (
                            select d.id, d.due_at, d.event_type <> 'alert.escalated' as later, d.replay_id is not null as again,
                                row_number() over (partition by d.webhook_id
                                    order by d.event_type <> 'alert.escalated', d.replay_id is not null, d.due_at, d.id) as place
                            from delivery d
                            join webhook w on w.id = d.webhook_id
                            left join webhook_pace p on p.webhook_id = d.webhook_id
                            where d.state = 'pending' and d.due_at <= $3 and (d.leased_until is null or d.leased_until < $3)
                                and d.webhook_id <> all($4)
                                and (d.event_type = 'alert.escalated' or (
                                    (p.free_at is null or p.free_at + interval '1 minute' / least(w.most_per_minute, $6)
                                        <= $3 + interval '1 minute')
                                    and not exists (
                                        select 1 from delivery e
                                        where e.webhook_id = d.webhook_id and e.alert_id = d.alert_id and e.state = 'pending'
                                            and e.holds_until > $3 and e.replay_id is not distinct from d.replay_id
                                            and (e.alert_version, e.id) < (d.alert_version, d.id))))) as due
                        where place = 1 order by later, again, due_at limit $5))
                    and state = 'pending' and due_at <= $3 and (leased_until is null or leased_until < $3)
                    for update skip locked)
                returning id, organisation_id, webhook_id),
            paced as (
                insert into webhook_pace (webhook_id, organisation_id, free_at)
                select c.webhook_id, c.organisation_id, $3 + interval '1 minute' / least(w.most_per_minute, $6)
                from claimed c join webhook w on w.id = c.webhook_id
                order by c.webhook_id
                on conflict (webhook_id)
                    do update set free_at = greatest(webhook_pace.free_at, $3) + (excluded.free_at - $3))
            select id, organisation_id, webhook_id from claimed""";

    private static final String POSTPONE =
            "update delivery set leased_until = $3 where id = $1 and organisation_id = $2";

    private final SystemSql system;
    private final Ids ids;
    private final Clock clock;
    private final DeliveryConfig config;

    DueDeliveries(SystemSql system, Ids ids, Clock clock, DeliveryConfig config) {
        this.system = system;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Leases deliveries to the caller.
     *
     * @param busy webhooks to which the caller is sending already
     */
    Uni<List<Leased>> lease(int most, Collection<UUID> busy) {
        UUID lease = ids.next();
        Instant now = clock.instant();
        return system.query(
                        CLAIM,
                        Tuple.of(
                                lease,
                                now.plus(LEASE).atOffset(ZoneOffset.UTC),
                                now.atOffset(ZoneOffset.UTC),
                                busy.toArray(UUID[]::new),
                                most,
                                config.mostPerMinute()))
                .map(rows -> {
                    var leased = new ArrayList<Leased>();
                    rows.forEach(row -> leased.add(new Leased(
                            row.getUUID("id"), row.getUUID("organisation_id"), row.getUUID("webhook_id"), lease)));
                    return leased;
                });
    }

    /** Gives one back that was not tried; it is leased again after the pause. */
    Uni<Void> postpone(Leased delivery, Duration pause) {
        return system.query(
                        POSTPONE,
                        Tuple.of(
                                delivery.id(),
                                delivery.organisationId(),
                                clock.instant().plus(pause).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
