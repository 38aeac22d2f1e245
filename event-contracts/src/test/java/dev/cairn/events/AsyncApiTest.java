package dev.cairn.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AsyncApiTest {

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new ObjectMapper(new YAMLFactory()).readTree(Files.bytes("/asyncapi.yaml"));
    }

    @Test
    void every_topic_is_a_channel_and_every_channel_a_topic() {
        assertThat(document.path("asyncapi").asText()).startsWith("3.0");
        assertThat(document.path("channels").findValuesAsText("address"))
                .containsExactlyInAnyOrderElementsOf(Topics.ALL);
        assertThat(document.path("operations").findValuesAsText("action"))
                .hasSameSizeAs(Topics.ALL)
                .containsOnly("send");
    }

    @Test
    void every_type_is_a_message_of_its_topics_channel_and_nothing_else_is() {
        Map<String, String> documented = new TreeMap<>();
        for (JsonNode channel : document.path("channels")) {
            for (JsonNode message : channel.path("messages")) {
                documented.put(
                        resolve(message).path("name").asText(),
                        channel.path("address").asText());
            }
        }

        Map<String, String> expected = new TreeMap<>();
        for (EventType type : EventType.values()) {
            expected.put(type.type(), type.topic());
        }
        assertThat(documented).isEqualTo(expected);
        assertThat(document.path("components").path("messages").findValuesAsText("name"))
                .hasSameSizeAs(expected.keySet());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void each_message_has_the_state_that_its_schema_refers_to(EventType type) {
        for (JsonNode message : document.path("components").path("messages")) {
            if (message.path("name").asText().equals(type.type())) {
                String payload = message.path("payload").path("$ref").asText();
                assertThat(Files.json(Files.schemaOf(type)).path("$ref").asText())
                        .isEqualTo(payload.replace("./", "https://cairn.dev/"));
                assertThat(Files.exists(payload.substring(1))).isTrue();
                return;
            }
        }
        throw new AssertionError(type + " is not documented");
    }

    @Test
    void the_documented_headers_are_those_that_are_written() {
        var data = EventCodec.read(EventType.ALERT_RAISED, Files.bytes(Files.exampleOf(EventType.ALERT_RAISED)));
        var event = CairnEvent.of(UUID.randomUUID(), EventType.ALERT_RAISED, java.time.Instant.EPOCH, data);
        var documented = new TreeSet<String>();
        document.at("/components/messageTraits/cloudEvent/headers/properties")
                .fieldNames()
                .forEachRemaining(documented::add);

        assertThat(CloudEventHeaders.of(event.envelope(), "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    private static JsonNode resolve(JsonNode reference) {
        return document.at(reference.path("$ref").asText().substring(1));
    }
}
