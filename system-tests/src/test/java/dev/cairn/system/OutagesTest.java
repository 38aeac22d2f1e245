package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Redis or Kafka stand still, and what is promised without them goes on. */
class OutagesTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Map<String, List<String>> LISTENERS = Map.of(
            Topics.ORGANISATIONS, List.of("assessment-service", "notification-service"),
            Topics.PROJECTS, List.of("assessment-service", "notification-service"),
            Topics.ASSESSMENTS, List.of("notification-service"));

    private final Suite suite = Suite.running();

    @Test
    void withRedisStandingStillAllReadsAndWritesWork() {
        var customer = new Customer(suite, "no-redis");
        customer.scan("shop", Trees.whole());
        ProcessHandle redis = suite.process("redis");
        Suite.signal(redis, "STOP");
        try {
            assertThat(customer.latest("shop").path("phase").asText()).isNotEmpty();
            customer.project("made-without-redis");
            assertThat(customer.scan("made-without-redis", Trees.whole())
                            .path("state")
                            .asText())
                    .isEqualTo("succeeded");
            assertThat(customer.latest("made-without-redis").path("phase").asText())
                    .isNotEmpty();
            assertThat(customer.api().get("/api/v1/alerts/" + customer.slug()).status())
                    .isEqualTo(200);
        } finally {
            Suite.signal(redis, "CONT");
        }
    }

    @Test
    void withKafkaStandingStillWritesAreAcknowledgedAndArriveLater() {
        var customer = new Customer(suite, "no-kafka");
        ProcessHandle kafka = suite.process("kafka");
        Suite.signal(kafka, "STOP");
        try {
            for (int i = 0; i < 5; i++) {
                customer.project("made-without-kafka-" + i);
            }
        } finally {
            Suite.signal(kafka, "CONT");
        }
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(suite.rows(
                                "cairn_assessment",
                                "select p.slug from known_project p join known_organisation o using (organisation_id)"
                                        + " where o.slug = '" + customer.slug()
                                        + "' and p.slug like 'made-without-kafka-%'"))
                        .hasSize(5));
    }

    @Test
    void aPoisonRecordIsPutAsideWithItsReasonAndTheRestGoesOn() throws Exception {
        for (String topic : LISTENERS.keySet()) {
            publishPoison(topic);
        }
        var customer = new Customer(suite, "after-poison");
        assertThat(customer.scan("shop", Trees.whole()).path("state").asText()).isEqualTo("succeeded");
        for (var listener : LISTENERS.entrySet()) {
            for (String service : listener.getValue()) {
                String deadLetters = Topics.deadLetters(listener.getKey(), service);
                assertThat(reasons(deadLetters)).as(deadLetters).isNotEmpty().allMatch(reason -> !reason.isBlank());
            }
        }
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(suite.rows(
                                "cairn_notification",
                                "select 1 from known_project p join known_organisation o using (organisation_id) where o.slug = '"
                                        + customer.slug() + "'"))
                        .hasSize(1));
    }

    private void publishPoison(String topic) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", suite.kafka()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, "poison", "{not an event".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private List<String> reasons(String topic) {
        var reasons = new ArrayList<String>();
        try (var consumer = EventLog.fromTheBeginning(suite, topic)) {
            Awaitility.await(topic).atMost(SOON).until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    reasons.add(new String(
                            record.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8));
                }
                return !reasons.isEmpty();
            });
        }
        return reasons;
    }
}
