package dev.cairn.kit.testing;

import dev.cairn.events.CairnEvent;
import dev.cairn.events.CloudEventHeaders;
import dev.cairn.events.EventCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services, as far as a service under test can see them: their events on the real broker. */
public final class TestEvents {

    private TestEvents() {}

    /** Publishes an event as its service would, and waits until the broker has it. */
    public static void publish(CairnEvent event) {
        var record = new ProducerRecord<>(topic(event.type().topic()), event.key(), EventCodec.write(event.data()));
        CloudEventHeaders.bytesOf(event.envelope(), null)
                .forEach((name, value) -> record.headers().add(name, value));
        publish(record);
    }

    /** Publishes any record, also one that is no event. */
    public static void publish(ProducerRecord<String, byte[]> record) {
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The topic's name with the prefix of the service under test. */
    public static String topic(String name) {
        return ServersResource.config().get("cairn.topic-prefix") + name;
    }

    /** Reads a topic from its beginning until the condition holds for what was read, or 20 seconds have passed. */
    public static List<ConsumerRecord<String, byte[]>> read(
            String topic, Predicate<Collection<ConsumerRecord<String, byte[]>>> enough) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            var partitions = consumer.partitionsFor(topic(topic)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!enough.test(records) && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private static Map<String, Object> settings() {
        return Map.of("bootstrap.servers", ServersResource.config().get("cairn.kafka.bootstrap"));
    }
}
