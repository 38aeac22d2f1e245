package dev.cairn.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.kit.testing.ServedApi;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The OpenAPI document: as checked in, and complete. */
@QuarkusTest
class OpenApiTest {

    private static final Set<String> WITHOUT_ORGANISATION = Set.of("/api/v1/me", "/api/v1/organisations");

    @Test
    void theDocumentThatIsCheckedInIsTheOneThatIsServed() {
        ServedApi.assertAsCheckedIn();
    }

    @Test
    void everyOperationIsDescribed() {
        ServedApi.assertDescribed(WITHOUT_ORGANISATION::contains);
    }

    @Test
    void everyBodyHasAnExampleAndEverySuccessAForm() {
        for (var operation : ServedApi.operations()) {
            JsonNode body = operation.says().path("requestBody");
            assertThat(body.isMissingNode()
                            || !body.get("content").findValues("example").isEmpty())
                    .as(operation.toString())
                    .isTrue();
            operation.says().path("responses").properties().stream()
                    .filter(answer -> answer.getKey().matches("20[01]"))
                    .forEach(answer -> assertThat(answer.getValue().has("content"))
                            .as("%s %s", operation, answer.getKey())
                            .isTrue());
        }
    }
}
