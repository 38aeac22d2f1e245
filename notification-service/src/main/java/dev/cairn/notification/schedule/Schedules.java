package dev.cairn.notification.schedule;

import dev.cairn.events.EventType;
import dev.cairn.events.ScheduleState;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.schedule.domain.Layer;
import dev.cairn.notification.schedule.domain.Rotation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** The schedules of the organisation whose Hibernate transaction the caller is in. */
@ApplicationScoped
class Schedules {

    private static final int LONGEST_LAYERS = 2_000_000;
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Outbox outbox;
    private final ScheduleJson json;

    Schedules(Outbox outbox, ScheduleJson json) {
        this.outbox = outbox;
        this.json = json;
    }

    Uni<ScheduleRow> find(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(ScheduleRow.class, id))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }

    /** One of them, and whoever else wants to change it, or what hangs on it, waits for this transaction. */
    Uni<ScheduleRow> locked(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(ScheduleRow.class, id, LockMode.PESSIMISTIC_WRITE))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }

    Uni<List<ScheduleRow>> list(UUID organisation, @Nullable UUID before, int most) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from ScheduleRow s where s.organisationId = :organisation and s.id < :before"
                                        + " order by s.id desc",
                                ScheduleRow.class)
                        .setParameter("organisation", organisation)
                        .setParameter("before", before == null ? NEWEST : before)
                        .setMaxResults(most)
                        .getResultList());
    }

    Uni<Long> count(UUID organisation) {
        return SessionSql.rows("select count(*) from schedule where organisation_id = $1", organisation)
                .map(rows -> ((Number) rows.get(0)[0]).longValue());
    }

    /** How many versions it has, and the layers of the last one. */
    record Last(int number, List<Layer> layers) {}

    Uni<Last> last(UUID id) {
        return SessionSql.rows(
                        "select number, layers from schedule_version where schedule_id = $1 order by number desc limit 1",
                        id)
                .map(rows -> new Last(((Number) rows.get(0)[0]).intValue(), json.layers((String) rows.get(0)[1])));
    }

    /** Begins a version. */
    Uni<Void> begin(ScheduleRow row, int number, @Nullable Instant from, List<Layer> layers) {
        String text = json.write(layers);
        if (text.length() > LONGEST_LAYERS) {
            throw ScheduleInput.refused("/layers", "are too much; give some of them a schedule of their own");
        }
        return SessionSql.change(
                        """
                        insert into schedule_version (schedule_id, number, organisation_id, from_at, layers)
                        values ($1, $2, $3, $4, $5)""",
                        row.id,
                        number,
                        row.organisationId,
                        from == null ? null : from.atOffset(ZoneOffset.UTC),
                        text)
                .replaceWithVoid();
    }

    /** Leaves the event of a change. */
    Uni<Void> tell(EventType type, ScheduleRow row, List<Layer> layers) {
        boolean deleted = type == EventType.SCHEDULE_DELETED;
        return outbox.add(
                type,
                new ScheduleState(
                        row.id,
                        row.organisationId,
                        row.name,
                        row.timeZone,
                        deleted
                                ? List.of()
                                : layers.stream().map(Schedules::state).toList(),
                        row.changedBy,
                        deleted,
                        deleted ? row.version + 1 : row.version));
    }

    private static ScheduleState.Layer state(Layer layer) {
        Rotation rotation = layer.rotation();
        var participants = new ArrayList<@Nullable String>();
        rotation.people().forEach(one -> participants.add(one.equals(Rotation.NOBODY) ? null : one));
        return new ScheduleState.Layer(
                layer.id(),
                layer.name(),
                layer.priority(),
                rotation.zone().getId(),
                rotation.unit().name().toLowerCase(Locale.ROOT),
                rotation.length(),
                rotation.start().toString(),
                participants);
    }
}
