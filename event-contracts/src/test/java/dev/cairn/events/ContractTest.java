package dev.cairn.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContractTest {

    private static final Schemas TODAY = new Schemas("/");

    @ParameterizedTest
    @EnumSource(EventType.class)
    void each_type_has_a_schema_that_names_it_and_an_example(EventType type) {
        JsonNode schema = Files.json(Files.schemaOf(type));

        assertThat(schema.path("$id").asText()).isEqualTo(type.dataSchema());
        assertThat(schema.path("title").asText()).isEqualTo(type.type());
        assertThat(schema.path("description").asText()).isNotBlank();
        assertThat(Files.exists(Files.exampleOf(type))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void each_example_is_valid(EventType type) {
        var result = TODAY.validate(type, Files.json(Files.exampleOf(type)));

        assertThat(result.getValid()).as("%s", result.getErrors()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void each_example_reads_into_its_record_and_is_written_back_the_same(EventType type) throws IOException {
        byte[] example = Files.bytes(Files.exampleOf(type));

        byte[] written = EventCodec.write(EventCodec.read(type, example));

        assertThat(Files.JSON.readTree(written)).isEqualTo(Files.JSON.readTree(example));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void an_example_without_any_one_of_its_properties_is_refused_by_the_schema(EventType type) {
        ObjectNode example = (ObjectNode) Files.json(Files.exampleOf(type));

        for (String property : (Iterable<String>) example::fieldNames) {
            ObjectNode broken = example.deepCopy().without(List.of(property));
            assertThat(TODAY.validate(type, broken).getValid())
                    .as(property)
                    .isEqualTo(cameAfterTheRelease(type, property));
        }
    }

    /** Events of before are still read, so what was added to a released state is optional for ever. */
    private static boolean cameAfterTheRelease(EventType type, String property) {
        String state = Files.json(Files.schemaOf(type)).path("$ref").asText();
        String released = Files.RELEASED + "schemas/" + state.substring(state.lastIndexOf('/') + 1);
        return Files.exists(released)
                && !Files.json(released).path("properties").has(property);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void the_record_and_the_schema_agree_on_what_may_be_null(EventType type) {
        ObjectNode example = (ObjectNode) Files.json(Files.exampleOf(type));

        for (String property : (Iterable<String>) example::fieldNames) {
            ObjectNode changed = example.deepCopy().putNull(property);
            assertThat(reads(type, changed))
                    .as(property)
                    .isEqualTo(TODAY.validate(type, changed).getValid());
        }
    }

    @Test
    void formats_are_checked() {
        ObjectNode example = (ObjectNode) Files.json(Files.exampleOf(EventType.PROJECT_CREATED));

        assertThat(TODAY.validate(EventType.PROJECT_CREATED, example.put("startDate", "1 March"))
                        .getValid())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void an_older_listener_passes_over_what_a_newer_producer_adds(EventType type) throws IOException {
        ObjectNode newer = (ObjectNode) Files.json(Files.exampleOf(type));
        newer.putObject("addedLater").put("deep", 1);

        EventData read = EventCodec.read(type, Files.JSON.writeValueAsBytes(newer));

        assertThat(read).isEqualTo(EventCodec.read(type, Files.bytes(Files.exampleOf(type))));
    }

    @Test
    void a_subject_has_the_version_that_its_events_are_ordered_by() {
        var versions = new ArrayList<Long>();
        for (EventType type :
                List.of(EventType.ORGANISATION_CREATED, EventType.ASSESSMENT_COMPLETED, EventType.EVIDENCE_RECORDED)) {
            EventData data = EventCodec.read(type, Files.bytes(Files.exampleOf(type)));
            versions.add(
                    CairnEvent.of(UUID.randomUUID(), type, Instant.EPOCH, data).sequence());
        }

        long recorded = Instant.parse("2026-04-12T09:30:04.512Z").toEpochMilli();
        assertThat(versions).containsExactly(1L, 12L, recorded);
    }

    private static boolean reads(EventType type, JsonNode data) {
        try {
            EventCodec.read(type, Files.JSON.writeValueAsBytes(data));
            return true;
        } catch (MalformedEvent e) {
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
