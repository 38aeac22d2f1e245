package dev.cairn.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The OpenAPI document of the service under test, and what must hold for all that it lists. */
public final class ServedApi {

    private static final int HOSTILE_VALUES = 6;
    private static final int HOSTILE_BODIES = 30;

    /** Encoded it must fit into a request line: what is longer is refused before anything of ours sees it. */
    private static final int LONGEST_VALUE = 300;

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
        assertStrict((Operation operation) -> caller.get(), filled);
    }

    /** The same, where no caller may do everything: {@code caller} tells who may do an operation. */
    public static void assertStrict(Function<Operation, RequestSpecification> caller, UnaryOperator<String> filled) {
        for (Operation operation : operations()) {
            var types = operation.says().path("requestBody").path("content").fieldNames();
            boolean body = types.hasNext();
            String type = body ? types.next() : "application/json";
            var request = caller.apply(operation).contentType(type).header("If-Match", "*");
            String sent = body ? "{}" : "";
            // forms are encoded by the client itself, which takes no bytes for them
            var answer = (type.contains("urlencoded")
                            ? request.body(sent)
                            : request.body(sent.getBytes(StandardCharsets.UTF_8)))
                    .request(operation.method(), filled.apply(operation.path()) + "?no-such-parameter=1");

            assertThat(answer.statusCode())
                    .as(operation + ": " + answer.asString())
                    .isEqualTo(400);
            assertThat(answer.jsonPath().getList("errors.pointer"))
                    .as(operation.toString())
                    .containsExactly("?no-such-parameter");
        }
    }

    /**
     * Asks each operation with damaged bodies, parameters, names and headers: whatever comes, the answer is no fault of ours, and
     * a refusal is a problem document. Streams are left out, as they do not end.
     *
     * @param caller may do everything
     * @param filled puts what exists into a path's placeholders
     */
    public static void assertHostileInputIsRefused(
            long seed, Supplier<RequestSpecification> caller, UnaryOperator<String> filled) {
        assertHostileInputIsRefused(seed, (Operation operation) -> caller.get(), filled);
    }

    /** The same, where no caller may do everything: {@code caller} tells who may do an operation. */
    public static void assertHostileInputIsRefused(
            long seed, Function<Operation, RequestSpecification> caller, UnaryOperator<String> filled) {
        var texts = new Mutations(
                seed,
                List.of(
                        "1".getBytes(StandardCharsets.UTF_8),
                        "019f0000-0000-7000-8000-000000000000".getBytes(StandardCharsets.UTF_8)),
                List.of("%00", "'", "\"", "..", "/", "\\", "9", "\u202e", ";", "%", "*", "null"));
        for (Operation operation : operations()) {
            if (operation.says().toString().contains("text/event-stream")) {
                continue;
            }
            UnaryOperator<String> whole = path -> filled.apply(path).replaceAll("\\{\\w+}", "none");
            String path = whole.apply(operation.path());
            operation.says().path("parameters").forEach(parameter -> {
                String name = parameter.path("name").asText();
                String where = parameter.path("in").asText();
                for (int round = 0; round < HOSTILE_VALUES && !where.equals("cookie"); round++) {
                    String value = shortened(texts.nextText(), where.equals("header"));
                    String asked = where.equals("path")
                            ? whole.apply(operation.path().replace("{" + name + "}", encoded(value)))
                            : path;
                    RequestSpecification request = caller.apply(operation).contentType("application/json");
                    switch (where) {
                        case "query" -> request.queryParam(name, value);
                        case "header" -> request.header(name, value);
                        default -> {}
                    }
                    assertNoFault(seed, operation, request.urlEncodingEnabled(!where.equals("path")), asked);
                }
            });
            JsonNode content = operation.says().path("requestBody").path("content");
            content.properties().forEach(kind -> {
                JsonNode example = kind.getValue().path("example");
                if (!example.isMissingNode()) {
                    byte[] sample = example.toString().getBytes(StandardCharsets.UTF_8);
                    var bodies = new Mutations(
                            seed, List.of(sample), List.of("{", "[", "\"", "null", "1e999", "\\u0000", ","));
                    for (int round = 0; round < HOSTILE_BODIES; round++) {
                        RequestSpecification request = caller.apply(operation).header("If-Match", "*");
                        assertNoFault(
                                seed,
                                operation,
                                request.contentType(kind.getKey()).body(bodies.next()),
                                path);
                    }
                }
            });
        }
    }

    private static void assertNoFault(long seed, Operation operation, RequestSpecification request, String path) {
        Response answer = request.request(operation.method(), path);
        String what = operation + ", seed " + seed + ", asked as " + path + ": " + answer.statusCode();
        assertThat(answer.statusCode()).as(what + answer.asString()).isLessThan(500);
        if (answer.statusCode() >= 400) {
            assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
        }
    }

    private static String shortened(String text, boolean header) {
        String part = text.substring(0, Math.min(text.length(), LONGEST_VALUE));
        return header ? part.replaceAll("[^\\x20-\\x7e]", "x").strip() : part;
    }

    private static String encoded(String text) {
        return text.isBlank() ? "%20" : URLEncoder.encode(text, StandardCharsets.UTF_8);
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
