package dev.cairn.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.events.MalformedEvent.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventHeadersTest {

    private static final UUID ID = UUID.fromString("01990b12-7081-7c86-a45a-6a7b8c9d0e09");
    private static final byte[] VALUE = Files.bytes(Files.exampleOf(EventType.PROJECT_UPDATED));

    @ParameterizedTest
    @EnumSource(EventType.class)
    void an_event_comes_back_from_its_headers_and_value(EventType type) {
        var data = EventCodec.read(type, Files.bytes(Files.exampleOf(type)));
        var event = CairnEvent.of(ID, type, Instant.parse("2026-04-12T09:30:05.123456Z"), data);

        var back = CloudEventHeaders.parse(CloudEventHeaders.bytesOf(event.envelope(), null), EventCodec.write(data));

        assertThat(back).isEqualTo(event);
        assertThat(back.key())
                .isEqualTo(CloudEventHeaders.of(event.envelope(), null).get("ce_partitionkey"));
        assertThat(back.data(type.dataClass())).isSameAs(back.data());
    }

    @Test
    void headers_say_what_integrators_were_told() {
        var event = CloudEventHeaders.parse(headers(), VALUE);

        assertThat(CloudEventHeaders.of(event.envelope(), "00-trace"))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", ID.toString())
                .containsEntry("ce_type", "dev.cairn.project.updated.v1")
                .containsEntry("ce_source", "/project-service")
                .containsEntry("ce_subject", "01990a60-77aa-7b02-8c33-51d0a4e9f702")
                .containsEntry("ce_time", "2026-04-12T09:30:05Z")
                .containsEntry("ce_cairnorg", "01990a5c-3f10-7c1e-9a52-6f1d2b7c8e01")
                .containsEntry("ce_sequence", "2")
                .containsEntry("ce_dataschema", "https://cairn.dev/schemas/dev.cairn.project.updated.v1.json")
                .containsEntry("traceparent", "00-trace")
                .containsEntry("content-type", "application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_specversion",
                "ce_id",
                "ce_type",
                "ce_subject",
                "ce_time",
                "ce_cairnorg",
                "ce_sequence",
                "content-type"
            })
    void a_missing_header_is_named(String header) {
        var headers = headers();
        headers.remove(header);

        refused(headers, VALUE, Reason.MISSING_HEADER, header);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3, BAD_HEADER",
        "content-type, text/html, BAD_HEADER",
        "ce_id, 12, BAD_HEADER",
        "ce_time, yesterday, BAD_HEADER",
        "ce_sequence, two, BAD_HEADER",
        "ce_type, dev.cairn.project.painted.v1, UNKNOWN_TYPE",
        "ce_sequence, 3, CONTRADICTION",
        "ce_cairnorg, 01990a5c-3f10-7c1e-9a52-6f1d2b7c8eff, CONTRADICTION",
        "ce_subject, 01990a5c-3f10-7c1e-9a52-6f1d2b7c8eff, CONTRADICTION",
    })
    void a_wrong_header_is_told_from_an_unknown_type_and_a_contradiction(String header, String value, Reason reason) {
        var headers = headers();
        headers.put(header, value);

        refused(headers, VALUE, reason, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "\"x\"", "{\"id\":\"secret\"}", "{} {}"})
    void a_value_that_is_not_the_state_is_refused_without_quoting_it(String value) {
        assertThatThrownBy(() -> CloudEventHeaders.parse(headers(), value.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        MalformedEvent.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_DATA))
                .hasMessageNotContaining("secret");
        refused(headers(), null, Reason.BAD_DATA, "no value");
    }

    @Test
    void a_foreign_header_cannot_break_a_log_line() {
        var headers = headers();
        headers.put("ce_type", "x\n\u001b[31mforged" + "y".repeat(500));

        assertThatThrownBy(() -> CloudEventHeaders.parse(headers, VALUE)).hasMessageMatching("\\p{Print}{1,120}");
    }

    private static Map<String, Object> headers() {
        var data = EventCodec.read(EventType.PROJECT_UPDATED, VALUE);
        var event = CairnEvent.of(ID, EventType.PROJECT_UPDATED, Instant.parse("2026-04-12T09:30:05Z"), data);
        return new HashMap<>(CloudEventHeaders.of(event.envelope(), null));
    }

    private static void refused(
            Map<String, Object> headers,
            byte @org.jspecify.annotations.Nullable [] value,
            Reason reason,
            String words) {
        assertThatThrownBy(() -> CloudEventHeaders.parse(headers, value))
                .isInstanceOfSatisfying(
                        MalformedEvent.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(words);
    }
}
