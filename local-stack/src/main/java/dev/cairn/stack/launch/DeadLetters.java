package dev.cairn.stack.launch;

import dev.cairn.stack.process.StackException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The dead-letter topics of a broker.
 *
 * <p>What was sent again is remembered as the committed offsets of a consumer group, so it is neither shown nor sent a
 * second time. Listeners tell repeats by the event's id, so those that had taken the record ignore it.
 */
public final class DeadLetters {

    private static final Pattern NAME = Pattern.compile("(.+-v\\d+)-(?:[a-z]+-service)-dlq");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final String bootstrap;

    public DeadLetters(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** One record that waits; {@code reason} is what the service said, as far as it said something. */
    public record Letter(String topic, int partition, long offset, String key, String reason) {}

    /** All records that wait, by topic. */
    public List<Letter> waiting() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<String> topics = consumer.listTopics(LIMIT).keySet().stream()
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
            return read(consumer, topics).stream().map(DeadLetters::letter).toList();
        } catch (KafkaException e) {
            throw new StackException("cannot ask Kafka at " + bootstrap + ": " + e.getMessage(), e);
        }
    }

    /**
     * Sends what waits in a dead-letter topic to the topic it came from, in order.
     *
     * @return how many records
     */
    public int replay(String topic) {
        Matcher name = NAME.matcher(topic);
        if (!name.matches()) {
            throw new StackException(topic + " is not a dead-letter topic: ./cairn dead-letters list shows them");
        }
        try (KafkaConsumer<byte[], byte[]> consumer = consumer();
                KafkaProducer<byte[], byte[]> producer = producer()) {
            List<ConsumerRecord<byte[], byte[]>> records = read(consumer, List.of(topic));
            for (ConsumerRecord<byte[], byte[]> record : records) {
                producer.send(again(record, name.group(1))).get();
            }
            consumer.commitSync(LIMIT);
            return records.size();
        } catch (KafkaException | ExecutionException e) {
            throw new StackException("cannot send the records again: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while sending records", e);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(
            KafkaConsumer<byte[], byte[]> consumer, List<String> topics) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic, LIMIT).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, LIMIT);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), LIMIT) < end.getValue())) {
            consumer.poll(Duration.ofMillis(500)).forEach(records::add);
        }
        return records;
    }

    private static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> record, String topic) {
        List<Header> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            if (!header.key().startsWith("dead-letter-")) {
                headers.add(header);
            }
        }
        return new ProducerRecord<>(topic, null, record.key(), record.value(), headers);
    }

    private static Letter letter(ConsumerRecord<byte[], byte[]> record) {
        Header reason = record.headers().lastHeader("dead-letter-reason");
        return new Letter(
                record.topic(),
                record.partition(),
                record.offset(),
                text(record.key()),
                reason == null ? "" : text(reason.value()));
    }

    private static String text(byte @org.jspecify.annotations.Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "group.id", "cairn-dead-letter-replay",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "default.api.timeout.ms", "10000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "enable.idempotence", "true"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
