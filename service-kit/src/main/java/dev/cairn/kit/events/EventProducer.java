package dev.cairn.kit.events;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The relay's own producer: all replicas, no reordering, and a bounded time until it gives up. */
@ApplicationScoped
class EventProducer {

    private static final Duration GIVE_UP = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final String bootstrap;
    private volatile @Nullable Producer<String, byte[]> producer;

    EventProducer(Vertx vertx, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.vertx = vertx;
        this.bootstrap = bootstrap;
    }

    /**
     * Sends in the given order; completes when every record is acknowledged, fails when one is not.
     *
     * <p>After one that failed, none that was given behind it is sent: the producer is closed at once, and has only one
     * request under way. Else a record that expired would be overtaken by those of its key that came later.
     */
    Uni<Void> send(List<ProducerRecord<String, byte[]>> records) {
        return vertx.executeBlocking(Uni.createFrom().item(() -> sendAndWait(records)), false)
                .replaceWithVoid();
    }

    private boolean sendAndWait(List<ProducerRecord<String, byte[]>> records) {
        Producer<String, byte[]> open = open();
        CompletableFuture<?>[] acks = records.stream()
                .map(record -> {
                    var ack = new CompletableFuture<Void>();
                    open.send(record, (metadata, failure) -> {
                        if (failure == null) {
                            ack.complete(null);
                        } else {
                            ack.completeExceptionally(failure);
                            open.close(Duration.ZERO);
                        }
                    });
                    return ack;
                })
                .toArray(CompletableFuture<?>[]::new);
        open.flush();
        CompletableFuture.allOf(acks).join();
        return true;
    }

    private synchronized Producer<String, byte[]> open() {
        Producer<String, byte[]> present = producer;
        if (present == null) {
            present = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
            producer = present;
        }
        return present;
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.CLIENT_ID_CONFIG,
                "cairn-outbox",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                GIVE_UP.toMillis(),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) GIVE_UP.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) GIVE_UP.toMillis() / 2,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1000);
    }

    /** After a failure the producer is closed, or may refuse to go on; a new one starts clean. */
    synchronized void discard() {
        Producer<String, byte[]> old = producer;
        producer = null;
        if (old != null) {
            vertx.executeBlockingAndForget(() -> {
                old.close(Duration.ZERO);
                return true;
            });
        }
    }

    void close(@Observes @Priority(5000) ShutdownEvent stop) {
        Producer<String, byte[]> open = producer;
        if (open != null) {
            open.close(Duration.ofSeconds(2));
        }
    }
}
