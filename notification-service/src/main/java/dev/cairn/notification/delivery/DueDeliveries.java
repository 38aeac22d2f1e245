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

    /** One delivery of each webhook that has none under way; the one that is due for the longest goes first. */
    private static final String CLAIM = """
            update delivery set lease = $1, leased_until = $2
            where id in (
                select id from delivery where id = any(array(
                    select id from (
                        select id, due_at, row_number() over (partition by webhook_id order by due_at, id) as place
                        from delivery
                        where state = 'pending' and due_at <= $3 and (leased_until is null or leased_until < $3)
                            and webhook_id <> all($4)) as due
                    where place = 1 order by due_at limit $5))
                and state = 'pending' and due_at <= $3 and (leased_until is null or leased_until < $3)
                for update skip locked)
            returning id, organisation_id, webhook_id""";

    private static final String POSTPONE =
            "update delivery set leased_until = $3 where id = $1 and organisation_id = $2";

    private final SystemSql system;
    private final Ids ids;
    private final Clock clock;

    DueDeliveries(SystemSql system, Ids ids, Clock clock) {
        this.system = system;
        this.ids = ids;
        this.clock = clock;
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
                                most))
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
