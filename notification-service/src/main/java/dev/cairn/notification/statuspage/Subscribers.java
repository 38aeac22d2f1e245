package dev.cairn.notification.statuspage;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.channel.ContactKind;
import dev.cairn.notification.common.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The rows of subscribers. Everything is done in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class Subscribers {

    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String COLUMNS =
            "id, kind, address, secret, hint, components, confirmed_at is not null, refused_at is not null, tries";
    private static final String COUNTS = """
            select count(*) filter (where kind = 'email' and confirmed_at is not null and refused_at is null),
                count(*) filter (where kind = 'webhook' and confirmed_at is not null and refused_at is null),
                count(*) filter (where confirmed_at is null and refused_at is null),
                count(*) filter (where refused_at is not null)
            from status_subscriber where organisation_id = $1""";
    private static final String LIST = """
            select id, kind, hint, components, confirmed_at is not null, refused_at is not null, created_at
            from status_subscriber where organisation_id = $1 and id < $2 order by id desc limit $3""";
    /** Who is known already keeps the row; who was refused begins anew; what was chosen counts only until it is confirmed. */
    private static final String ADD = """
            insert into status_subscriber (id, organisation_id, kind, address, secret, hint, mark, components, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, now())
            on conflict (organisation_id, mark) do update set
                components = case when status_subscriber.confirmed_at is null or status_subscriber.refused_at is not null
                    then excluded.components else status_subscriber.components end,
                created_at = case when status_subscriber.confirmed_at is null or status_subscriber.refused_at is not null
                    then now() else status_subscriber.created_at end,
                confirmed_at = case when status_subscriber.refused_at is null then status_subscriber.confirmed_at end,
                refused_at = null
            returning id, confirmed_at is not null""";

    private static final String FORGET = """
            delete from status_subscriber where id = (
                select id from status_subscriber where organisation_id = $1 and confirmed_at is null
                order by created_at, id limit 1)""";

    private static final String NEXT = """
            select id, components from status_subscriber
            where organisation_id = $1 and ($2::uuid is null or id > $2) and confirmed_at <= $3 and refused_at is null
            order by id limit $4""";

    private static final Logger LOG = Logger.getLogger(Subscribers.class);

    /** What became of somebody who asks to be told. */
    record Asked(UUID id, boolean confirmed) {}

    /** Somebody who is told. */
    record Told(UUID id, @Nullable List<UUID> components) {}

    private final Json json;

    Subscribers(Json json) {
        this.json = json;
    }

    /** Makes room for another one who has not confirmed yet. */
    Uni<Void> forgetOldestUnconfirmed(UUID organisation) {
        return SessionSql.change(FORGET, organisation).replaceWithVoid();
    }

    Uni<SubscriberCounts> counts(UUID organisation) {
        return SessionSql.rows(COUNTS, organisation).map(rows -> {
            @Nullable Object[] row = rows.get(0);
            return new SubscriberCounts(number(row[0]), number(row[1]), number(row[2]), number(row[3]));
        });
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }

    Uni<List<SubscriberView>> list(UUID organisation, @Nullable UUID before, int most) {
        return SessionSql.rows(LIST, organisation, before == null ? NEWEST : before, (long) most)
                .map(rows -> rows.stream().map(this::view).toList());
    }

    private SubscriberView view(@Nullable Object[] row) {
        boolean confirmed = Boolean.TRUE.equals(row[4]);
        boolean refused = Boolean.TRUE.equals(row[5]);
        return new SubscriberView(
                (UUID) Objects.requireNonNull(row[0]),
                String.valueOf(row[1]),
                String.valueOf(row[2]),
                refused ? "refused" : confirmed ? "confirmed" : "unconfirmed",
                components(row[3]),
                ((OffsetDateTime) Objects.requireNonNull(row[6])).toInstant());
    }

    private @Nullable List<UUID> components(@Nullable Object text) {
        return text == null ? null : Arrays.asList(json.read((String) text, UUID[].class));
    }

    /** Adds somebody who is to confirm, or finds who has the mark. */
    Uni<Asked> add(UUID organisation, Subscriber wanted, String mark) {
        byte[] secret = wanted.secret();
        return SessionSql.rows(
                        ADD,
                        wanted.id(),
                        organisation,
                        wanted.kind().word(),
                        Buffer.buffer(wanted.address()),
                        secret == null ? null : Buffer.buffer(secret),
                        wanted.hint(),
                        mark,
                        text(wanted.components()))
                .map(rows ->
                        new Asked((UUID) Objects.requireNonNull(rows.get(0)[0]), Boolean.TRUE.equals(rows.get(0)[1])));
    }

    private @Nullable String text(@Nullable List<UUID> components) {
        return components == null ? null : json.write(components);
    }

    /** The subscriber, locked; null when there is none. */
    Uni<@Nullable Subscriber> find(UUID organisation, UUID id) {
        return SessionSql.first(
                        "select " + COLUMNS
                                + " from status_subscriber where organisation_id = $1 and id = $2 for update",
                        organisation,
                        id)
                .map(row -> row == null ? null : subscriber(row));
    }

    private Subscriber subscriber(@Nullable Object[] row) {
        return new Subscriber(
                (UUID) Objects.requireNonNull(row[0]),
                ContactKind.ofWord(String.valueOf(row[1])).orElseThrow(),
                ((Buffer) Objects.requireNonNull(row[2])).getBytes(),
                row[3] == null ? null : ((Buffer) row[3]).getBytes(),
                String.valueOf(row[4]),
                components(row[5]),
                Boolean.TRUE.equals(row[6]),
                Boolean.TRUE.equals(row[7]),
                ((Number) Objects.requireNonNull(row[8])).intValue());
    }

    /** From now on it is told. Another one with the same mark is it from before, and goes. */
    Uni<Void> confirm(UUID organisation, UUID id, String mark) {
        return SessionSql.change(
                        "delete from status_subscriber where organisation_id = $1 and mark = $2 and id <> $3",
                        organisation,
                        mark,
                        id)
                .chain(() -> SessionSql.change("""
                        update status_subscriber set confirmed_at = now(), refused_at = null, mark = $2
                        where id = $1 and confirmed_at is null""", id, mark))
                .invoke(done -> LOG.infof("status subscriber %s confirmed", id))
                .replaceWithVoid();
    }

    Uni<Void> tried(UUID id) {
        return SessionSql.change("update status_subscriber set tries = tries + 1 where id = $1", id)
                .replaceWithVoid();
    }

    Uni<Void> choose(UUID id, @Nullable List<UUID> components) {
        return SessionSql.change("update status_subscriber set components = $2 where id = $1", id, text(components))
                .replaceWithVoid();
    }

    /** What is sent there is refused: nothing more is. */
    Uni<Void> refused(UUID organisation, UUID id, String reason) {
        return SessionSql.change("""
                        update status_subscriber set refused_at = now()
                        where organisation_id = $1 and id = $2 and refused_at is null""", organisation, id)
                .invoke(done -> LOG.infof("status subscriber %s is not told any more: %s", id, reason))
                .replaceWithVoid();
    }

    /** Forgets one; whoever it was is not told any more. */
    Uni<Void> end(UUID organisation, UUID id) {
        return SessionSql.change(
                        "delete from status_subscriber where organisation_id = $1 and id = $2", organisation, id)
                .invoke(gone -> LOG.infof("status subscriber %s gone", id))
                .replaceWithVoid();
    }

    Uni<Void> remove(UUID organisation, UUID id, String by) {
        return SessionSql.change(
                        "delete from status_subscriber where organisation_id = $1 and id = $2", organisation, id)
                .invoke(gone -> {
                    if (gone == 0) {
                        throw Problem.notFound();
                    }
                    LOG.infof("status subscriber %s removed by %s", id, by);
                })
                .replaceWithVoid();
    }

    /** The next of those that were confirmed by an instant, in the order of their ids. */
    Uni<List<Told>> next(UUID organisation, @Nullable UUID after, OffsetDateTime confirmedBy, int most) {
        return SessionSql.rows(NEXT, organisation, after, confirmedBy, (long) most)
                .map(rows -> rows.stream()
                        .map(row -> new Told((UUID) Objects.requireNonNull(row[0]), components(row[1])))
                        .toList());
    }
}
