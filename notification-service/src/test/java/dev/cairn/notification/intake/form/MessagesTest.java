package dev.cairn.notification.intake.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.notification.alert.domain.Severity;
import dev.cairn.notification.alert.domain.Signal;
import dev.cairn.notification.alert.domain.Signal.Action;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.intake.form.AlertmanagerMessage.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /** As Alertmanager 0.25 sent it: one of two is over. */
    private static final String MIXED = """
            {"receiver":"hook","status":"firing","alerts":[{"status":"resolved","labels":{"alertname":"HighLatency",
            "instance":"a","service":"checkout","severity":"page"},"annotations":{"summary":"p95 > 500ms"},
            "startsAt":"2026-11-22T19:56:47Z","endsAt":"2026-11-22T19:56:49Z","generatorURL":"",
            "fingerprint":"1b6c68000eace1d5"},{"status":"firing","labels":{"alertname":"HighLatency","instance":"b",
            "service":"checkout","severity":"page"},"annotations":{"summary":"p95 > 500ms"},
            "startsAt":"2026-11-22T19:56:47Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"",
            "fingerprint":"f2ce50756dd4c534"}],"groupLabels":{},"commonLabels":{},"commonAnnotations":{},
            "externalURL":"http://vm:18793","version":"4","groupKey":"{}","truncatedAlerts":3}""";

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void each_alert_of_a_group_is_firing_or_resolved_for_itself() {
        var read = AlertmanagerMessage.read(json(MIXED), Sender.ALERTMANAGER, 100);

        assertThat(read.truncated()).isEqualTo(3);
        assertThat(read.signals())
                .extracting(signal -> signal.key().dedup(), Signal::action)
                .containsExactly(tuple("1b6c68000eace1d5", Action.RESOLVE), tuple("f2ce50756dd4c534", Action.TRIGGER));
        var report = read.signals().get(1).report();
        assertThat(report.title()).isEqualTo("p95 > 500ms");
        assertThat(report.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(report.source()).isEqualTo("b");
        assertThat(report.project()).isEqualTo("checkout");
        assertThat(report.details()).containsEntry("truncatedAlerts", "3").containsEntry("alertname", "HighLatency");
        assertThat(read.signals().get(1).until()).isNull();
        assertThat(read.signals().get(0).until()).isEqualTo("2026-11-22T19:56:49Z");
    }

    /** So an alert has the same key whichever way it comes. */
    @Test
    void fingerprints_are_those_of_alertmanager() {
        assertThat(Fingerprint.of(
                        Map.of("alertname", "HighLatency", "instance", "a", "service", "checkout", "severity", "page")))
                .isEqualTo("1b6c68000eace1d5");
        assertThat(Fingerprint.of(
                        Map.of("alertname", "HighLatency", "instance", "b", "service", "checkout", "severity", "page")))
                .isEqualTo("f2ce50756dd4c534");
    }

    @Test
    void an_alert_of_prometheus_without_times_begins_now_and_ends_after_the_timeout() {
        var read =
                PrometheusAlerts.read(json("[{\"labels\":{\"alertname\":\"Down\",\"empty\":\"\"}}]"), NOW, TIMEOUT, 10);

        var signal = read.signals().get(0);
        assertThat(signal.startsAt()).isEqualTo(NOW);
        assertThat(signal.until()).isEqualTo(NOW.plus(TIMEOUT));
        assertThat(signal.report().details()).containsOnlyKeys("alertname");
        assertThat(signal.key().dedup()).isEqualTo(Fingerprint.of(Map.of("alertname", "Down")));
    }

    @Test
    void an_alert_of_prometheus_whose_end_has_passed_is_over() {
        var read = PrometheusAlerts.read(
                json("[{\"labels\":{\"alertname\":\"Down\"},\"endsAt\":\"2026-11-22T19:59:59.5Z\"}]"),
                NOW,
                TIMEOUT,
                10);

        assertThat(read.signals().get(0).action()).isEqualTo(Action.RESOLVE);
        assertThat(read.signals().get(0).until()).isEqualTo("2026-11-22T19:59:59.5Z");
    }

    private static PrometheusAlerts.Read named(String name) {
        return PrometheusAlerts.read(
                json("[{\"labels\":{\"" + name + "\":\"x\",\"alertname\":\"Down\"}}]"), NOW, TIMEOUT, 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8s.pod.name", "a-b", "1st", "Größe", "日本", "with space"})
    void a_label_may_have_any_name_that_prometheus_3_allows(String name) {
        var read = named(name);

        assertThat(read.refused()).isEmpty();
        assertThat(read.signals().get(0).report().details()).containsEntry(name, "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\u0000", "a\\nb", "\\ud800"})
    void a_label_whose_name_is_empty_or_of_control_characters_is_refused(String name) {
        assertThat(named(name).refused()).extracting(Refused::pointer).containsExactly("/0/labels");
    }

    @Test
    void the_name_of_a_label_may_have_1024_characters_and_no_more() {
        assertThat(named("n".repeat(1024)).refused()).isEmpty();
        assertThat(named("n".repeat(1025)).refused()).hasSize(1);
    }

    @Test
    void the_same_alert_may_come_twenty_times_in_a_message_and_no_more() {
        var same = String.join(",", Collections.nCopies(21, "{\"status\":\"firing\",\"labels\":{\"a\":\"b\"}}"));
        var prometheus = PrometheusAlerts.read(json("[" + same + "]"), NOW, TIMEOUT, 100);

        assertThat(prometheus.signals()).hasSize(20);
        assertThat(prometheus.refused()).extracting(Refused::pointer).containsExactly("/20");
        var group = json("{\"alerts\":[" + same + "]}");
        assertThatThrownBy(() -> AlertmanagerMessage.read(group, Sender.ALERTMANAGER, 100))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("more than 20 times");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef0123456789ABCDEF", "R0212P1QXGEIQE2NMTQ7L7WXD00DWHIN"})
    void a_routing_key_that_is_a_secret_is_not_kept(String secret) {
        var signal = triggered(secret);

        assertThat(signal.key().service()).matches("key-[0-9a-f]{12}");
        assertThat(signal).isEqualTo(triggered(secret));
        assertThat(signal.toString()).doesNotContain(secret);
        assertThat(triggered("f".repeat(32)).key().service())
                .isNotEqualTo(signal.key().service());
    }

    @Test
    void a_routing_key_that_is_a_word_is_the_service() {
        assertThat(triggered("webshop").key().service()).isEqualTo("webshop");
        assertThat(triggered("webshop").report().project()).isEqualTo("webshop");
    }

    private static Signal triggered(String routingKey) {
        return EventMessage.read(
                json(
                        "{\"event_action\":\"trigger\",\"routing_key\":\"%s\",\"payload\":{\"summary\":\"s\",\"source\":\"x\",\"severity\":\"info\"}}"
                                .formatted(routingKey)),
                "own");
    }

    @Test
    void what_is_wrong_with_one_alert_of_prometheus_does_not_spoil_the_others() {
        var read = PrometheusAlerts.read(
                json("[{\"labels\":{}},{\"labels\":{\"alertname\":\"A\"}},{\"labels\":{\"\":\"x\"}},7,"
                        + "{\"labels\":{\"alertname\":1}},{\"labels\":{\"alertname\":\"B\"},\"startsAt\":\"soon\"}]"),
                NOW,
                TIMEOUT,
                10);

        assertThat(read.signals()).hasSize(1);
        assertThat(read.refused())
                .extracting(Refused::pointer)
                .containsExactly("/0/labels", "/2/labels", "/3", "/4/labels", "/5/startsAt");
    }

    @ParameterizedTest
    @CsvSource({"critical, CRITICAL, HIGH", "error, ERROR, HIGH", "warning, WARNING, LOW", "info, INFO, LOW"})
    void the_severity_of_an_event_says_how_urgent_it_is(String word, Severity severity, Urgency urgency) {
        var signal = EventMessage.read(
                json(
                        "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"s\",\"source\":\"x\",\"severity\":\"%s\"}}"
                                .formatted(word)),
                "own");

        assertThat(signal.key()).isEqualTo(new Signal.Key("events", "", "own"));
        assertThat(signal.report().severity()).isEqualTo(severity);
        assertThat(signal.report().urgency()).isEqualTo(urgency);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"event_action\":\"trigger\"}",
                "{\"event_action\":\"escalate\"}",
                "{\"event_action\":\"resolve\"}",
                "{\"event_action\":\"trigger\",\"payload\":{\"source\":\"x\",\"severity\":\"info\"}}",
                "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"s\",\"severity\":\"info\"}}",
                "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"s\",\"source\":\"x\",\"severity\":\"bad\"}}",
            })
    void what_is_no_event_is_refused(String body) {
        assertThatThrownBy(() -> EventMessage.read(json(body), "own")).isInstanceOf(Refused.class);
    }

    @Test
    void a_key_may_have_255_characters_and_no_more() {
        String body = "{\"event_action\":\"resolve\",\"dedup_key\":\"%s\"}";

        assertThat(EventMessage.read(json(body.formatted("k".repeat(255))), "own")
                        .key()
                        .dedup())
                .hasSize(255);
        assertThatThrownBy(() -> EventMessage.read(json(body.formatted("k".repeat(256))), "own"))
                .isInstanceOf(Refused.class);
    }

    /** A message to a webhook must stay under 20 kB, whatever somebody sends. */
    @Test
    void facts_are_held_to_what_a_message_may_carry() {
        var facts = new Facts();
        for (int i = 0; i < 200; i++) {
            facts.add("name" + i, "\u20ac\"\u0001\n".repeat(300));
        }
        int bytes = facts.all().toString().getBytes(StandardCharsets.UTF_8).length;

        assertThat(bytes).isLessThan(6000);
        assertThat(facts.all()).containsKey("…");
        assertThat(facts.all().values()).noneMatch(value -> value.chars().anyMatch(Character::isISOControl));
    }
}
