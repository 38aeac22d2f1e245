package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.events.EventType;
import dev.cairn.events.Topics;
import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Redis away, and records that are no events. */
@QuarkusTest
class FaultsTest extends ServiceTest {

    @Test
    void withoutRedisTheLatestAssessmentComesFromTheDatabase() throws Exception {
        Project project = project(organisation());
        String before = latest(project).getString("id");

        redis("CLIENT PAUSE 700 ALL");
        for (int i = 0; i < 10; i++) {
            assertThat(latest(project).getString("id")).isEqualTo(before);
        }
        redis("CLIENT PAUSE 700 ALL");
        String after =
                ended(project, accepted(as("ana").post(project.assessments()))).getString("result.assessmentId");
        assertThat(latest(project).getString("id")).isEqualTo(after);
    }

    private static void redis(String command) throws Exception {
        URI redis = URI.create(ServersResource.config().get("cairn.redis.url"));
        try (var socket = new Socket(redis.getHost(), redis.getPort())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(5)).isEqualTo("+OK\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void whatIsNoEventGoesToTheDeadLettersAndTheRestGoesOn() {
        for (String topic : new String[] {Topics.PROJECTS, Topics.ORGANISATIONS}) {
            String key = UUID.randomUUID().toString();
            TestEvents.publish(
                    new ProducerRecord<>(TestEvents.topic(topic), key, "poison".getBytes(StandardCharsets.UTF_8)));

            var dead = TestEvents.read(
                    Topics.deadLetters(topic, "assessment-service"),
                    records -> records.stream().anyMatch(record -> key.equals(record.key())));

            assertThat(dead).anySatisfy(record -> {
                assertThat(record.key()).isEqualTo(key);
                assertThat(record.value()).isEqualTo("poison".getBytes(StandardCharsets.UTF_8));
                assertThat(record.headers().lastHeader("dead-letter-reason")).isNotNull();
            });
        }
        Project project = project(organisation());
        tell(EventType.PROJECT_UPDATED, state(project, 2, null, "mvp"));
        assertThat(latest(project).getString("phase")).isEqualTo("mvp");
    }
}
