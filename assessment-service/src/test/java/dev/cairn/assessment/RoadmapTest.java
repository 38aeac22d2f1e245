package dev.cairn.assessment;

import dev.cairn.kit.testing.TestEvents;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What the tests of organisations' roadmaps do with them. */
abstract class RoadmapTest extends ServiceTest {

    static final String YAML = "application/yaml";

    static List<String> events(Org org, String topic, int least) {
        return records(org, topic, least).map(one -> header(one, "ce_type")).toList();
    }

    static List<String> values(Org org, String topic, int least) {
        return records(org, topic, least)
                .map(one -> new String(one.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Stream<ConsumerRecord<String, byte[]>> records(Org org, String topic, int least) {
        return TestEvents.read(
                        topic, all -> all.stream().filter(one -> isOf(org, one)).count() >= least)
                .stream()
                .filter(one -> isOf(org, one));
    }

    static boolean isOf(Org org, ConsumerRecord<String, byte[]> record) {
        return header(record, "ce_cairnorg").equals(org.id().toString());
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    static Response publish(Org org, String text, @Nullable String effectiveAt) {
        return publish(org, text.getBytes(StandardCharsets.UTF_8), effectiveAt, "ana");
    }

    static Response publish(Org org, byte[] text, @Nullable String effectiveAt, String person) {
        var request = as(person).contentType(YAML).body(text);
        return (effectiveAt == null ? request : request.queryParam("effectiveAt", effectiveAt)).post(roadmaps(org));
    }

    static Response choose(Org org, @Nullable Project project, String ifMatch, @Nullable String roadmap) {
        return as("ana")
                .header("If-Match", ifMatch)
                .contentType("application/json")
                .body(roadmap == null ? "{\"roadmap\": null}" : "{\"roadmap\": \"" + roadmap + "\"}")
                .put(choices(org) + (project == null ? "" : "/" + project.slug()));
    }

    static String roadmaps(Org org) {
        return API + "/roadmaps/" + org.slug();
    }

    static String choices(Org org) {
        return API + "/roadmap-choices/" + org.slug();
    }
}
