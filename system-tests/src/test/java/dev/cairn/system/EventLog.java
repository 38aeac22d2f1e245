package dev.cairn.system;

import dev.cairn.events.CairnEvent;
import dev.cairn.events.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What one topic tells of one organisation, from its beginning to its present end. */
final class EventLog {

    private final Map<UUID, List<CairnEvent>> bySubject = new HashMap<>();

    private EventLog() {}

    static EventLog read(Suite suite, String topic, UUID organisation) {
        var log = new EventLog();
        var seen = new LinkedHashMap<UUID, CairnEvent>();
        try (var consumer = fromTheBeginning(suite, topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(500))) {
                    if (isOf(record, organisation)) {
                        CairnEvent event = event(record);
                        // Delivery is at least once: the same event may come again, and only the same.
                        seen.putIfAbsent(event.id(), event);
                    }
                }
            }
        }
        seen.values()
                .forEach(event -> log.bySubject
                        .computeIfAbsent(event.subject(), subject -> new ArrayList<>())
                        .add(event));
        return log;
    }

    /** Reads all partitions of a topic from their beginning, as nobody's group; to be closed. */
    static KafkaConsumer<String, byte[]> fromTheBeginning(Suite suite, String topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", suite.kafka()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** The different events of one aggregate, in the order in which each came first. */
    List<CairnEvent> of(UUID subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    private static boolean isOf(ConsumerRecord<String, byte[]> record, UUID organisation) {
        var header = record.headers().lastHeader(CloudEventHeaders.ORGANISATION);
        return header != null && new String(header.value(), StandardCharsets.UTF_8).equals(organisation.toString());
    }

    private static CairnEvent event(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, byte[]>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        return CloudEventHeaders.parse(headers, record.value());
    }
}
