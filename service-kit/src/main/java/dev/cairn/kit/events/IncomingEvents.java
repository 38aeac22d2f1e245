package dev.cairn.kit.events;

import dev.cairn.events.CairnEvent;
import dev.cairn.events.CloudEventHeaders;
import dev.cairn.events.MalformedEvent;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Acts on a record of Kafka once: its id goes into the inbox in the same transaction as the effect, so a repeat finds it
 * there and does nothing.
 *
 * <p>A record that cannot be read, or that the work calls {@linkplain PoisonEvent poison}, fails at once, which the
 * channel answers by putting it into its dead-letter topic. Any other failure is taken for passing (the database is away)
 * and tried again, in place, so that order holds; the partition waits meanwhile.
 */
@ApplicationScoped
public class IncomingEvents {

    private static final Logger LOG = Logger.getLogger(IncomingEvents.class);
    private static final String CLAIM =
            "insert into inbox (consumer, event_id, organisation_id) values ($1, $2, $3) on conflict do nothing";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration GIVE_UP = Duration.ofMinutes(5);

    private final Tenancy tenancy;
    private final Contexts contexts;
    private final EventMeters meters;
    private final String consumer;

    IncomingEvents(
            Tenancy tenancy,
            Contexts contexts,
            EventMeters meters,
            @ConfigProperty(name = "quarkus.application.name") String consumer) {
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.meters = meters;
        this.consumer = consumer;
    }

    /**
     * Acts on one record.
     *
     * @param work runs in a transaction of the event's organisation; not called for a repeat
     * @return completes when the effect is committed
     */
    public Uni<Void> handle(ConsumerRecord<String, byte[]> record, Function<CairnEvent, Uni<Void>> work) {
        return Uni.createFrom()
                .item(() -> read(record))
                .chain(event -> event.map(known -> persistently(record.topic(), known, work))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .invoke(failure -> dead(record, failure));
    }

    private Uni<Void> persistently(String topic, CairnEvent event, Function<CairnEvent, Uni<Void>> work) {
        return contexts.fresh(() -> once(topic, event, work))
                .onFailure(failure -> !isPoison(failure))
                .invoke(failure -> retried(topic, event, failure))
                .onFailure(failure -> !isPoison(failure))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(GIVE_UP.toMillis());
    }

    private Uni<Void> once(String topic, CairnEvent event, Function<CairnEvent, Uni<Void>> work) {
        return tenancy.write(
                        event.organisation(),
                        () -> claim(event)
                                .call(first -> first
                                        ? work.apply(event)
                                        : Uni.createFrom().voidItem()))
                .invoke(first -> meters.consumed(topic, first ? "applied" : "repeated"))
                .replaceWithVoid();
    }

    private Uni<Boolean> claim(CairnEvent event) {
        return SessionSql.change(CLAIM, consumer, event.id(), event.organisation())
                .map(rows -> rows == 1);
    }

    /** Empty for a type that this release does not know: a newer producer's, and nothing to us. */
    private Optional<CairnEvent> read(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, byte[]>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        try {
            CairnEvent event = CloudEventHeaders.parse(headers, record.value());
            if (!event.key().equals(record.key())) {
                throw new PoisonEvent("the record's key is not the event's subject");
            }
            return Optional.of(event);
        } catch (MalformedEvent e) {
            if (e.reason() == MalformedEvent.Reason.UNKNOWN_TYPE) {
                meters.consumed(record.topic(), "unknown-type");
                return Optional.empty();
            }
            throw new PoisonEvent(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean isPoison(Throwable failure) {
        return failure instanceof PoisonEvent;
    }

    private void retried(String topic, CairnEvent event, Throwable failure) {
        meters.consumed(topic, "retried");
        LOG.warnf("event %s of %s not acted on yet: %s", event.id(), topic, failure);
    }

    private void dead(ConsumerRecord<String, byte[]> record, Throwable failure) {
        meters.consumed(record.topic(), "poison");
        LOG.errorf(
                "event at %s-%d@%d goes to the dead letters: %s",
                record.topic(), record.partition(), record.offset(), failure.getMessage());
    }
}
