package dev.cairn.project;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The OpenAPI document: as checked in, and complete. */
@QuarkusTest
class OpenApiTest {

    private static final Set<String> WITHOUT_ORGANISATION = Set.of("/api/v1/me", "/api/v1/organisations");

    @Test
    void theDocumentThatIsCheckedInIsTheOneThatIsServed() throws IOException {
        JsonNode served = new YAMLMapper()
                .readTree(
                        given().get("/openapi").then().statusCode(200).extract().asString());
        JsonNode checkedIn = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());

        assertThat(checkedIn)
                .as(
                        "openapi.yaml is not what the service serves. If the change is meant: cp target/openapi/openapi.yaml"
                                + " openapi.yaml (in project-service, after a build), and look at the difference.")
                .isEqualTo(served);
    }

    @Test
    void everyOperationIsDescribed() throws IOException {
        JsonNode document =
                new ObjectMapper().readTree(given().get("/openapi?format=json").asString());
        var ids = new ArrayList<String>();
        var faults = new ArrayList<String>();

        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String name = operation.getKey() + " " + path.getKey();
                    JsonNode body = operation.getValue();
                    ids.add(body.path("operationId").asText());
                    note(faults, body.path("summary").asText().isEmpty(), name + " has no summary");
                    note(faults, body.path("tags").isEmpty(), name + " has no tag");
                    note(faults, !body.path("responses").has("default"), name + " has no default answer");
                    note(
                            faults,
                            path.getKey().contains("{org}") == WITHOUT_ORGANISATION.contains(path.getKey()),
                            name + " belongs to no organisation");
                    note(
                            faults,
                            body.has("requestBody")
                                    && examples(body.get("requestBody")).isEmpty(),
                            name + " has no example");
                    body.path("responses")
                            .properties()
                            .forEach(answer -> note(
                                    faults,
                                    answer.getKey().matches("20[01]")
                                            && !answer.getValue().has("content"),
                                    name + " does not say what it answers"));
                    body.path("parameters")
                            .forEach(parameter -> note(
                                    faults,
                                    parameter.path("description").asText().isEmpty(),
                                    name + ": a parameter is not described"));
                }));

        assertThat(faults).isEmpty();
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
    }

    private static List<JsonNode> examples(JsonNode body) {
        return body.get("content").findValues("example");
    }

    private static void note(List<String> faults, boolean wrong, String fault) {
        if (wrong) {
            faults.add(fault);
        }
    }
}
