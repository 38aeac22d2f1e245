package dev.cairn.kit.events;

import dev.cairn.events.CloudEventHeaders;
import dev.cairn.events.EventEnvelope;
import dev.cairn.events.EventType;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.kit.vertx.Notifications;
import dev.cairn.kit.vertx.WokenLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends what the outbox holds, in order, one relay at a time per service.
 *
 * <p>The relay that has the {@linkplain RelaySeat seat} reads the oldest rows, sends them, waits for the broker to
 * acknowledge all, and deletes exactly those rows. A crash anywhere in between leaves the rows, and they are sent again.
 * Rows are never skipped by number: a row with a smaller number may commit later, and is then simply the oldest. The seat
 * belongs to a connection, so a relay that dies frees it when PostgreSQL notices, and another replica goes on.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);

    /**
     * Rests so long after a round of several events: where many commit at a time they share the next round, which costs as
     * much for one event as for twenty. An event that comes alone is sent at once.
     */
    private static final Duration REST = Duration.ofMillis(10);

    private static final int ROUND = 500;
    private static final String OLDEST = """
            select id, organisation_id, topic, type, subject, sequence, traceparent, payload, added_at
            from outbox order by seq limit $1""";

    private final RelaySeat seat;
    private final EventProducer producer;
    private final EventMeters meters;
    private final Notifications notifications;
    private final String topicPrefix;
    private final WokenLoop loop;

    OutboxRelay(
            RelaySeat seat,
            EventProducer producer,
            EventMeters meters,
            Notifications notifications,
            Contexts contexts,
            Vertx vertx,
            @ConfigProperty(name = "cairn.topic-prefix") Optional<String> topicPrefix) {
        this.seat = seat;
        this.producer = producer;
        this.meters = meters;
        this.notifications = notifications;
        this.topicPrefix = topicPrefix.orElse("");
        this.loop = new WokenLoop("outbox relay", vertx.getDelegate(), LOOK_ANYWAY, () -> contexts.fresh(this::drain));
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        notifications.listen("cairn_outbox", payload -> loop.wake());
        loop.start();
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) {
        loop.stop();
    }

    /** One round after the other until the outbox is empty. */
    private Uni<Void> drain() {
        return round().onFailure()
                .invoke(failure -> {
                    meters.sendFailed();
                    producer.discard();
                    seat.leave();
                })
                .chain(sent -> sent == ROUND ? drain() : rest(sent));
    }

    private static Uni<Void> rest(int sent) {
        Uni<Void> done = Uni.createFrom().voidItem();
        return sent > 1 ? done.onItem().delayIt().by(REST) : done;
    }

    private Uni<Integer> round() {
        return seat.take().chain(ours -> ours ? sendOldest() : Uni.createFrom().item(0));
    }

    private Uni<Integer> sendOldest() {
        return seat.run(OLDEST, Tuple.of(ROUND)).chain(rows -> {
            var records = new ArrayList<ProducerRecord<String, byte[]>>();
            var ids = new ArrayList<UUID>();
            for (Row row : rows) {
                records.add(record(row));
                ids.add(row.getUUID("id"));
            }
            return records.isEmpty() ? Uni.createFrom().item(0) : sendAndDelete(records, ids);
        });
    }

    private Uni<Integer> sendAndDelete(List<ProducerRecord<String, byte[]>> records, List<UUID> ids) {
        return producer.send(records)
                .chain(sent -> seat.run("delete from outbox where id = any($1)", Tuple.of(ids.toArray(UUID[]::new))))
                .invoke(deleted -> meters.sent(ids.size()))
                .replaceWith(ids.size());
    }

    private ProducerRecord<String, byte[]> record(Row row) {
        var event = new EventEnvelope(
                row.getUUID("id"),
                EventType.find(row.getString("type")).orElseThrow(),
                row.getUUID("subject"),
                row.getUUID("organisation_id"),
                row.getOffsetDateTime("added_at").toInstant(),
                row.getLong("sequence"));
        var record = new ProducerRecord<>(
                topicPrefix + row.getString("topic"),
                event.key(),
                row.getBuffer("payload").getBytes());
        CloudEventHeaders.bytesOf(event, row.getString("traceparent"))
                .forEach((name, value) -> record.headers().add(name, value));
        return record;
    }
}
