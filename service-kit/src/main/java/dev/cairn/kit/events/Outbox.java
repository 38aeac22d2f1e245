package dev.cairn.kit.events;

import dev.cairn.events.EventCodec;
import dev.cairn.events.EventData;
import dev.cairn.events.EventType;
import dev.cairn.kit.ids.Ids;
import io.opentelemetry.api.trace.Span;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Where a service leaves the events of a change, in the same transaction as the change.
 *
 * <p>Nothing is sent from here. The relay reads what was committed and deletes it once the broker has it; so an event is
 * published if and only if its change is kept, at least once, and listeners tell repeats by the id.
 */
@ApplicationScoped
public class Outbox {

    private final Ids ids;
    private final Clock clock;

    Outbox(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds one event to the transaction that the caller is in; fails when there is none.
     *
     * @param data the aggregate's whole state after the change, of the type's own class
     */
    public Uni<Void> add(EventType type, EventData data) {
        return Panache.currentTransaction()
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("outbox used outside a transaction"))
                .chain(transaction -> Panache.getSession())
                .chain(session -> session.persist(row(type, data)));
    }

    private OutboxRow row(EventType type, EventData data) {
        var row = new OutboxRow();
        row.id = ids.next();
        row.organisationId = data.organisationId();
        row.topic = type.topic();
        row.type = type.type();
        row.subject = data.subjectId();
        row.sequence = data.version();
        row.traceparent = traceparent();
        row.payload = EventCodec.write(data);
        row.addedAt = clock.instant();
        return row;
    }

    private static @Nullable String traceparent() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-%s-%s-%s"
                        .formatted(
                                span.getTraceId(),
                                span.getSpanId(),
                                span.getTraceFlags().asHex())
                : null;
    }
}
