package dev.cairn.assessment.assessment;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cairn.assessment.SomeAssessment;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The bytes that are served have exactly the form of the records that the OpenAPI document is made from. */
@QuarkusTest
class ServedFormTest {

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @Test
    void assessmentsPagesStandingsAndExplanationsHaveTheirForm() {
        var served = SomeAssessment.make();

        assertThatCode(() -> STRICT.readValue(served.assessment(), AssessmentSchema.class))
                .doesNotThrowAnyException();
        assertThatCode(() -> STRICT.readValue(served.page(), AssessmentPageSchema.class))
                .doesNotThrowAnyException();
        assertThatCode(() -> STRICT.readValue(served.standings(), StandingPageSchema.class))
                .doesNotThrowAnyException();
        assertThatCode(() -> STRICT.readValue(served.explanation(), ExplanationSchema.class))
                .doesNotThrowAnyException();
    }
}
