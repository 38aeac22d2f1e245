package dev.cairn.assessment;

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
import org.junit.jupiter.api.Test;

/** The OpenAPI document: as checked in, and complete. */
@QuarkusTest
class OpenApiTest {

    @Test
    void theDocumentThatIsCheckedInIsTheOneThatIsServed() throws IOException {
        JsonNode served = new YAMLMapper()
                .readTree(
                        given().get("/openapi").then().statusCode(200).extract().asString());
        JsonNode checkedIn = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());

        assertThat(checkedIn)
                .as(
                        "openapi.yaml is not what the service serves. If the change is meant: cp target/openapi/openapi.yaml"
                                + " openapi.yaml (in assessment-service, after a build), and look at the difference.")
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
                            path.getKey().contains("{org}") == path.getKey().startsWith("/api/v1/roadmaps"),
                            name + " belongs to no organisation");
                    body.path("parameters")
                            .forEach(parameter -> note(
                                    faults,
                                    parameter.path("description").asText().isEmpty(),
                                    name + ": " + parameter.path("name").asText() + " is not described"));
                }));

        assertThat(faults).isEmpty();
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("").hasSizeGreaterThan(10);
    }

    private static void note(List<String> faults, boolean wrong, String fault) {
        if (wrong) {
            faults.add(fault);
        }
    }
}
