package dev.cairn.stack.launch;

import dev.cairn.stack.process.StackException;
import dev.cairn.stack.server.KafkaServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the suite, made explicitly so that partitions and retention are ours and not the broker's defaults. */
public final class Topics {

    private static final int PARTITIONS = 6;

    /** Who listens to what; each pair has its own dead-letter topic. */
    private static final Map<String, List<String>> LISTENERS = Map.ofEntries(
            Map.entry("cairn-organisations-v1", List.of("assessment-service", "notification-service")),
            Map.entry("cairn-projects-v1", List.of("assessment-service", "notification-service")),
            Map.entry("cairn-evidence-v1", List.of("assessment-service")),
            Map.entry("cairn-assessments-v1", List.of("notification-service")),
            Map.entry("cairn-waivers-v1", List.of("notification-service")),
            Map.entry("cairn-applicability-v1", List.of("notification-service")),
            Map.entry("cairn-attestations-v1", List.of()),
            Map.entry("cairn-roadmaps-v1", List.of("project-service")),
            Map.entry("cairn-roadmap-choices-v1", List.of("project-service")),
            Map.entry("cairn-alerts-v1", List.of("assessment-service")),
            Map.entry("cairn-schedules-v1", List.of()),
            Map.entry("cairn-policies-v1", List.of()),
            Map.entry("cairn-routing-v1", List.of()),
            Map.entry("cairn-silences-v1", List.of()),
            Map.entry("cairn-maintenance-v1", List.of()),
            Map.entry("cairn-incidents-v1", List.of()),
            Map.entry("cairn-drills-v1", List.of("assessment-service")),
            Map.entry("cairn-coverage-v1", List.of("assessment-service")),
            Map.entry("cairn-components-v1", List.of()));

    private Topics() {}

    static void ensure(KafkaServer kafka) {
        try (Admin admin = kafka.admin()) {
            Set<String> known = admin.listTopics().names().get();
            List<NewTopic> missing = all().stream()
                    .filter(topic -> !known.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new StackException(
                    "cannot create the topics: "
                            + Objects.requireNonNullElse(e.getCause(), e).getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while creating the topics", e);
        }
    }

    /** All topics with their settings. */
    static List<NewTopic> all() {
        List<NewTopic> topics = new ArrayList<>();
        LISTENERS.forEach((topic, services) -> {
            topics.add(facts(topic));
            services.forEach(service -> topics.add(deadLetters(topic + "-" + service + "-dlq")));
        });
        return topics;
    }

    private static NewTopic facts(String name) {
        return new NewTopic(name, PARTITIONS, (short) 1)
                .configs(Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", millis(Duration.ofDays(14))));
    }

    private static NewTopic deadLetters(String name) {
        return new NewTopic(name, PARTITIONS, (short) 1)
                .configs(Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofDays(30))));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
