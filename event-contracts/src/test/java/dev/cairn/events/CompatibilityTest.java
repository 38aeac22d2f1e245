package dev.cairn.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was released stays readable, by both sides, in both directions. */
class CompatibilityTest {

    private static final Schemas TODAY = new Schemas("/");
    private static final Schemas RELEASED = new Schemas(Files.RELEASED);

    @ParameterizedTest
    @ValueSource(strings = {"organisation", "project", "evidence", "assessment", "alert", "roadmap"})
    void only_optional_properties_were_added_to_a_released_schema(String state) {
        String file = "schemas/" + state + "-state.v1.json";

        assertThat(SchemaChanges.between(Files.json(Files.RELEASED + file), Files.json("/" + file)))
                .isEmpty();
    }

    static Stream<EventType> released() {
        return Stream.of(EventType.values()).filter(type -> Files.exists(Files.RELEASED + example(type)));
    }

    @Test
    void no_released_type_is_gone() throws Exception {
        var folder = java.nio.file.Path.of(
                CompatibilityTest.class.getResource(Files.RELEASED + "examples").toURI());

        try (var examples = java.nio.file.Files.list(folder)) {
            assertThat(examples.map(path -> path.getFileName().toString().replace(".json", "")))
                    .isNotEmpty()
                    .allSatisfy(
                            type -> assertThat(EventType.find(type)).as(type).isPresent());
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void a_released_type_still_means_the_same_state(EventType type) {
        assertThat(Files.json("/schemas/" + type.type() + ".json").path("$ref"))
                .isEqualTo(Files.json(Files.RELEASED + "schemas/" + type.type() + ".json")
                        .path("$ref"));
    }

    @ParameterizedTest
    @MethodSource("released")
    void released_events_suit_today_and_todays_suit_the_released_schemas(EventType type) {
        JsonNode then = Files.json(Files.RELEASED + example(type));
        JsonNode now = Files.json("/" + example(type));

        EventCodec.read(type, Files.bytes(Files.RELEASED + example(type)));
        assertThat(TODAY.validate(type, then).getValid()).isTrue();
        assertThat(RELEASED.validate(type, now).getValid()).isTrue();
    }

    @Test
    void an_optional_addition_is_allowed() {
        assertThat(changes(schema -> properties(schema).putObject("extra").put("type", "string")))
                .isEmpty();
        assertThat(changes(schema -> ((ObjectNode) schema).put("description", "better words")))
                .isEmpty();
    }

    @Test
    void everything_else_is_found() {
        assertThat(changes(schema -> properties(schema).remove("slug"))).containsExactly("/properties/slug removed");
        assertThat(changes(schema -> property(schema, "slug").put("type", "integer")))
                .containsExactly("/properties/slug/type changed");
        assertThat(changes(schema -> property(schema, "slug").put("maxLength", 5)))
                .containsExactly("/properties/slug/maxLength changed");
        assertThat(changes(schema -> property(schema, "slug").put("pattern", "^a")))
                .containsExactly("/properties/slug/pattern added");
        assertThat(changes(schema -> ((ObjectNode) schema).put("additionalProperties", false)))
                .containsExactly("/additionalProperties added");
        assertThat(changes(schema -> ((ArrayNode) schema.path("required")).add("extra")))
                .containsExactly("/required changed");
        assertThat(changes(schema ->
                        ((ObjectNode) property(schema, "members").path("items")).put("additionalProperties", false)))
                .containsExactly("/properties/members/items/additionalProperties added");
    }

    private static List<String> changes(Consumer<JsonNode> edit) {
        JsonNode before = Files.json("/schemas/organisation-state.v1.json");
        JsonNode after = before.deepCopy();
        edit.accept(after);
        return SchemaChanges.between(before, after);
    }

    private static ObjectNode properties(JsonNode schema) {
        return (ObjectNode) schema.path("properties");
    }

    private static ObjectNode property(JsonNode schema, String name) {
        return (ObjectNode) schema.path("properties").path(name);
    }

    private static String example(EventType type) {
        return "examples/" + type.type() + ".json";
    }
}
