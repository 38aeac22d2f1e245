package dev.cairn.bench.figure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka alone: from the call of send to the record in the hand of a consumer of the same process, one at a time. */
final class KafkaEcho implements AutoCloseable {

    private static final int BYTES = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String topic = "cairn-bench-" + UUID.randomUUID();
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Makes a topic of one partition, which goes when this is closed. */
    KafkaEcho(String bootstrap) {
        Map<String, Object> where = Map.of("bootstrap.servers", bootstrap);
        admin = Admin.create(where);
        done(admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                .all());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(where, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        consumer.position(partition);
    }

    /** Milliseconds from end to end. */
    List<Double> delays(int samples) {
        List<Double> delays = new ArrayList<>();
        byte[] value = new byte[BYTES];
        for (int i = 0; i < samples; i++) {
            long began = System.nanoTime();
            producer.send(new ProducerRecord<>(topic, value));
            long deadline = began + PATIENCE.toNanos();
            while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("a record did not come back from Kafka");
                }
            }
            delays.add((System.nanoTime() - began) / 1e6);
        }
        return delays;
    }

    private static void done(org.apache.kafka.common.KafkaFuture<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
        done(admin.deleteTopics(List.of(topic)).all());
        admin.close();
    }
}
