package dev.cairn.notification.alert;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many more alerts an organisation may have open. To count thousands for each message of a flood would cost more than to
 * store it: while there is plenty of room, a count is remembered for a while, and what this process raises is added to it. So
 * several processes together may pass the limit by what the others raise meanwhile.
 */
@ApplicationScoped
class RoomForAlerts {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MOST_ORGANISATIONS = 10_000;

    /** Beyond this share of the limit each message counts, so that other processes' alerts count as well. */
    private static final double NEAR = 0.8;

    private static final String COUNT = """
            select count(*) from (
                select 1 from alert where organisation_id = $1 and state <> 'resolved' limit $2) as open""";

    private final long most;
    private final Cache<UUID, AtomicLong> open = Caffeine.newBuilder()
            .maximumSize(MOST_ORGANISATIONS)
            .expireAfterWrite(REMEMBERED)
            .build();

    RoomForAlerts(AlertConfig config) {
        this.most = config.mostOpen();
    }

    /** How many, in the Hibernate transaction that the caller is in. */
    Uni<Long> left(UUID organisation) {
        AtomicLong known = open.getIfPresent(organisation);
        if (known != null && known.get() < most * NEAR) {
            return Uni.createFrom().item(most - known.get());
        }
        return SessionSql.rows(COUNT, organisation, most)
                .map(count -> (Long) count.get(0)[0])
                .invoke(counted -> open.put(organisation, new AtomicLong(counted)))
                .map(counted -> most - counted);
    }

    /** So many were raised. */
    void taken(UUID organisation, int raised) {
        AtomicLong known = open.getIfPresent(organisation);
        if (known != null) {
            known.addAndGet(raised);
        }
    }
}
