package dev.cairn.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The OpenAPI document of the service under test, and what must hold for all that it lists. */
public final class ServedApi {

    private static final YAMLMapper YAML = new YAMLMapper();

    /**
     * One operation.
     *
     * @param method in capitals
     * @param path with its placeholders
     * @param says what the document has of it
     */
    public record Operation(String method, String path, JsonNode says) {

        /** Whether it belongs to one organisation. */
        public boolean ofOrganisation() {
            return path.contains("{org}");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private ServedApi() {}

    /** All operations, as they are served. */
    public static List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        served().get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> entry.getKey().matches("get|put|post|patch|delete"))
                        .map(entry ->
                                new Operation(entry.getKey().toUpperCase(Locale.ROOT), path.getKey(), entry.getValue()))
                        .forEach(operations::add));
        return operations;
    }

    private static JsonNode served() {
        return read(() -> YAML.readTree(
                given().get("/openapi").then().statusCode(200).extract().asString()));
    }

    /** Holds the document that is checked in against the one that is served. */
    public static void assertAsCheckedIn() {
        JsonNode checkedIn = read(() -> YAML.readTree(Path.of("openapi.yaml").toFile()));

        assertThat(checkedIn)
                .as(
                        "openapi.yaml is not what the service serves. If the change is meant: cp target/openapi/openapi.yaml"
                                + " openapi.yaml (in the module, after a build), and look at the difference.")
                .isEqualTo(served());
    }

    /** @param outside tells the paths that belong to no organisation */
    public static void assertDescribed(Predicate<String> outside) {
        var ids = new ArrayList<String>();
        var faults = new ArrayList<String>();
        for (Operation operation : operations()) {
            JsonNode says = operation.says();
            ids.add(says.path("operationId").asText());
            note(faults, says.path("summary").asText().isEmpty(), operation + " has no summary");
            note(faults, says.path("tags").isEmpty(), operation + " has no tag");
            note(faults, !says.path("responses").has("default"), operation + " has no default answer");
            note(
                    faults,
                    operation.ofOrganisation() == outside.test(operation.path()),
                    operation + " belongs to no organisation");
            says.path("parameters")
                    .forEach(parameter -> note(
                            faults,
                            parameter.path("description").asText().isEmpty(),
                            operation + ": " + parameter.path("name").asText() + " is not described"));
        }

        assertThat(faults).isEmpty();
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("").hasSizeGreaterThan(10);
    }

    private static void note(List<String> faults, boolean wrong, String fault) {
        if (wrong) {
            faults.add(fault);
        }
    }

    /**
     * Asks each operation with a query parameter that none has: a typing error must not answer with everything.
     *
     * @param caller may do everything
     * @param filled puts what exists into a path's placeholders
     */
    public static void assertStrict(Supplier<RequestSpecification> caller, UnaryOperator<String> filled) {
        for (Operation operation : operations()) {
            var types = operation.says().path("requestBody").path("content").fieldNames();
            boolean body = types.hasNext();
            var answer = caller.get()
                    .contentType(body ? types.next() : "application/json")
                    .header("If-Match", "*")
                    .body((body ? "{}" : "").getBytes(StandardCharsets.UTF_8))
                    .request(operation.method(), filled.apply(operation.path()) + "?no-such-parameter=1");

            assertThat(answer.statusCode())
                    .as(operation + ": " + answer.asString())
                    .isEqualTo(400);
            assertThat(answer.jsonPath().getList("errors.pointer"))
                    .as(operation.toString())
                    .containsExactly("?no-such-parameter");
        }
    }

    private interface Reading {
        JsonNode read() throws IOException;
    }

    private static JsonNode read(Reading reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
