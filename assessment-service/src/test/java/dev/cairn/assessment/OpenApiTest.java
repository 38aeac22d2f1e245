package dev.cairn.assessment;

import dev.cairn.kit.testing.ServedApi;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The OpenAPI document: as checked in, and complete. */
@QuarkusTest
class OpenApiTest {

    @Test
    void theDocumentThatIsCheckedInIsTheOneThatIsServed() {
        ServedApi.assertAsCheckedIn();
    }

    @Test
    void everyOperationIsDescribed() {
        ServedApi.assertDescribed(
                path -> path.matches("/api/v1/roadmaps(/mvp-to-production)?|/api/v1/badges/.*|/\\.well-known/.*"));
    }
}
