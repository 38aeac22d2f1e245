package dev.cairn.kit.events;

import dev.cairn.events.EventCodec;
import dev.cairn.events.EventData;
import dev.cairn.events.EventType;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SessionSql;
import io.opentelemetry.api.trace.Span;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where a service leaves the events of a change, in the same transaction as the change.
 *
 * <p>Nothing is sent from here. The relay reads what was committed and deletes it once the broker has it; so an event is
 * published if and only if its change is kept, at least once, and listeners tell repeats by the id.
 */
@ApplicationScoped
public class Outbox {

    private static final String ADD = """
            insert into outbox (id, organisation_id, topic, type, subject, sequence, traceparent, payload, added_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String ADD_ALL = """
            insert into outbox (id, organisation_id, topic, type, subject, sequence, traceparent, payload, added_at)
            select e.id, e.organisation_id, e.topic, e.type, e.subject, e.sequence, $7, e.payload, $9
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::bigint[], $8::bytea[])
                with ordinality as e (id, organisation_id, topic, type, subject, sequence, payload, place)
            order by e.place""";

    /** One event to add; {@code data} is the aggregate's whole state after the change, of the type's own class. */
    public record Entry(EventType type, EventData data) {}

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
                .chain(transaction -> SessionSql.change(
                        ADD,
                        ids.next(),
                        data.organisationId(),
                        type.topic(),
                        type.type(),
                        data.subjectId(),
                        data.version(),
                        traceparent(),
                        Buffer.buffer(EventCodec.write(data)),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Adds many by one statement, in their order; see {@link #add}. */
    public Uni<Void> addAll(List<Entry> entries) {
        return Panache.currentTransaction()
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("outbox used outside a transaction"))
                .chain(transaction -> SessionSql.change(
                        ADD_ALL,
                        column(entries, UUID[]::new, entry -> ids.next()),
                        column(entries, UUID[]::new, entry -> entry.data().organisationId()),
                        column(entries, String[]::new, entry -> entry.type().topic()),
                        column(entries, String[]::new, entry -> entry.type().type()),
                        column(entries, UUID[]::new, entry -> entry.data().subjectId()),
                        column(entries, Long[]::new, entry -> entry.data().version()),
                        traceparent(),
                        column(entries, Buffer[]::new, entry -> Buffer.buffer(EventCodec.write(entry.data()))),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static <T> T[] column(List<Entry> entries, IntFunction<T[]> array, Function<Entry, T> value) {
        return entries.stream().map(value).toArray(array);
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
