package dev.cairn.notification.delivery;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of replays, and what they do to deliveries, in the Hibernate transaction that the caller is in. Whoever changes one
 * has the webhook locked.
 */
@ApplicationScoped
class Replays {

    private static final UUID NEWEST = new UUID(-1, -1);

    private static final String COLUMNS = """
            select id, webhook_id, from_at, to_at, event_types, state, total, delivered, failed, asked_by, created_at, ended_at
            from webhook_replay""";

    private static final String ADD = """
            insert into webhook_replay (id, organisation_id, webhook_id, from_at, to_at, event_types, state, asked_by, created_at)
            values ($1, $2, $3, $4, $5, $6, 'running', $7, $8)""";

    /** In the order in which they were queued, each a little after the one before: so nothing new has to wait for many. */
    private static final String QUEUE = """
            update delivery d
            set state = 'pending', replay_id = $1, replayed = true, tries = 0, lease = null, leased_until = null, ended_at = null,
                due_at = $7::timestamptz + (n.place - 1) * interval '1 minute' / $8,
                holds_until = $7::timestamptz + (n.place - 1) * interval '1 minute' / $8 + make_interval(secs => $9),
                version = d.version + 1
            from (
                select id, row_number() over (order by id) as place from (
                    select id from delivery
                    where webhook_id = $2 and created_at >= $3 and created_at < $4 and state <> 'pending'
                        and alert_id is not null and ($5::text[] is null or event_type = any($5))
                    order by id limit $6) as found) as n
            where d.id = n.id""";

    private static final String COUNT = """
            update webhook_replay set total = $2, state = case when $2 = 0 then 'done' else state end,
                ended_at = case when $2 = 0 then created_at end
            where id = $1""";

    private static final String END_ONE = """
            update webhook_replay set delivered = delivered + $2, failed = failed + $3,
                state = case when delivered + failed + 1 >= total then 'done' else state end,
                ended_at = case when delivered + failed + 1 >= total then $4::timestamptz end
            where id = $1 and state = 'running'""";

    private static final String CANCEL = """
            update webhook_replay set state = 'cancelled', ended_at = $2 where id = $1 and state = 'running'""";

    /** What had arrived has arrived still; what had failed can be tried again by itself. */
    private static final String TAKE_BACK = """
            update delivery d
            set state = case when exists (
                    select 1 from delivery_attempt a where a.delivery_id = d.id and a.status between 200 and 299)
                    then 'delivered' else 'failed' end,
                ended_at = $2, lease = null, leased_until = null, replay_id = null, version = version + 1
            where replay_id = $1 and state = 'pending'""";

    private final DeliveryConfig config;
    private final Times times;

    Replays(DeliveryConfig config, Times times) {
        this.config = config;
        this.times = times;
    }

    /** The one that is under way to a webhook; null when none is. */
    Uni<@Nullable ReplayView> running(UUID webhook) {
        return SessionSql.first(COLUMNS + " where webhook_id = $1 and state = 'running'", webhook)
                .map(row -> row == null ? null : read(row));
    }

    /** One of a webhook's; a not-found problem when there is none with this id. */
    Uni<ReplayView> one(UUID webhook, UUID id) {
        return SessionSql.first(COLUMNS + " where id = $1 and webhook_id = $2", id, webhook)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(Replays::read);
    }

    /** Newest first; {@code before} null for the newest. */
    Uni<List<ReplayView>> list(UUID webhook, @Nullable UUID before, int most) {
        return SessionSql.rows(
                        COLUMNS + " where webhook_id = $1 and id < $2 order by id desc limit $3",
                        webhook,
                        before == null ? NEWEST : before,
                        most)
                .map(rows -> rows.stream().map(Replays::read).toList());
    }

    /**
     * Queues again what the replay asks for.
     *
     * @return how many there are: one more than there may be stands for any larger number
     */
    Uni<Integer> begin(UUID organisation, ReplayView replay) {
        List<String> types = replay.types();
        return SessionSql.change(
                        ADD,
                        replay.id(),
                        organisation,
                        replay.webhookId(),
                        at(replay.from()),
                        at(replay.to()),
                        types == null ? null : String.join(" ", types),
                        replay.askedBy(),
                        at(replay.createdAt()))
                .chain(added -> SessionSql.change(
                        QUEUE,
                        replay.id(),
                        replay.webhookId(),
                        at(replay.from()),
                        at(replay.to()),
                        types == null ? null : types.toArray(String[]::new),
                        (long) config.mostReplayed() + 1,
                        at(replay.createdAt()),
                        (double) config.replayedPerMinute(),
                        (double) config.inOrderFor().toSeconds()))
                .call(queued -> SessionSql.change(COUNT, replay.id(), queued));
    }

    /** Ends a delivery, and counts it for the replay that it belongs to. */
    Uni<Void> end(DeliveryRow row, DeliveryState how) {
        UUID replay = row.replayId;
        Instant now = times.now();
        row.end(how, now);
        row.replayId = null;
        if (replay == null) {
            return Uni.createFrom().voidItem();
        }
        int delivered = how == DeliveryState.DELIVERED ? 1 : 0;
        return SessionSql.change(END_ONE, replay, delivered, 1 - delivered, at(now))
                .replaceWithVoid();
    }

    /** Takes back what was not sent yet. */
    Uni<Void> cancel(UUID id) {
        OffsetDateTime now = at(times.now());
        return SessionSql.change(CANCEL, id, now)
                .chain(cancelled -> cancelled == 0 ? Uni.createFrom().item(0) : SessionSql.change(TAKE_BACK, id, now))
                .replaceWithVoid();
    }

    private static ReplayView read(@Nullable Object[] row) {
        String types = (String) row[4];
        return new ReplayView(
                (UUID) Objects.requireNonNull(row[0]),
                (UUID) Objects.requireNonNull(row[1]),
                Objects.requireNonNull(instant(row[2])),
                Objects.requireNonNull(instant(row[3])),
                types == null ? null : List.of(types.split(" ")),
                String.valueOf(row[5]),
                number(row[6]),
                number(row[7]),
                number(row[8]),
                String.valueOf(row[9]),
                Objects.requireNonNull(instant(row[10])),
                instant(row[11]));
    }

    private static int number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).intValue();
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null ? null : ((OffsetDateTime) value).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
