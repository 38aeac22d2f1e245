package dev.cairn.kit.example;

import static dev.cairn.kit.example.World.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a caller sees of failures, methods, limits and sizes, whatever the resource. */
@QuarkusTest
@QuarkusTestResource(
        value = ServersResource.class,
        initArgs = @ResourceArg(name = "service", value = "kit"),
        restrictToAnnotatedClass = false)
class ProblemsTest {

    private static final String NOTES = "/api/v1/notes/strict";
    private static final String FAULTS = "/api/v1/faults/strict/";

    private static final int CHUNK = 64 * 1024;

    @TestHTTPResource("/")
    URI service;

    @BeforeAll
    static void anOrganisation() throws SQLException {
        World.organisation(
                "strict", Map.of("ana", "owner", "vic", "viewer", "eager", "viewer", "calm", "viewer"), null);
    }

    private static Response refused(Response answer, int status, String code) {
        String body = answer.asString();
        assertThat(answer.statusCode()).as(body).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        var problem = answer.jsonPath();
        assertThat(problem.getString("code")).isEqualTo(code);
        assertThat(problem.getString("type")).isEqualTo("https://cairn.dev/problems/" + code);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
        assertThat(problem.getString("instance")).startsWith("/");
        assertThat(problem.getString("traceId")).matches("[0-9a-f]{32}");
        assertThat(problem.getString("requestId")).isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-store");
        assertThat(body).doesNotContain("Exception", "select ", "dev.cairn.kit", "io.quarkus");
        return answer;
    }

    @Test
    void whatIsNotRoutedIsAProblem() {
        refused(as("ana").get("/no/such/route"), 404, "not-found");
        refused(as("ana").get("/api/v1/notes"), 404, "not-found");
        refused(as("ana").get("/api/v1/notes/a%00b"), 404, "not-found");
        refused(as("ana").accept("image/png").get(NOTES), 406, "not-acceptable");
        refused(as("ana").contentType("text/plain").body("x").post(NOTES), 415, "unsupported-media-type");
        refused(as("ana").body("x".repeat(1_100_000)).post(NOTES), 413, "too-large");
        String id = "from-the-caller";
        assertThat(as("ana").header("X-Request-Id", id).get("/no").header("X-Request-Id"))
                .isEqualTo(id);
        assertThat(as("ana").header("X-Request-Id", "no good").get(NOTES).header("X-Request-Id"))
                .isNotEqualTo("no good");
    }

    @Test
    void aBodyOfUnknownLengthIsHeldToTheSameLimit() throws Exception {
        String small = streamed("{\"text\": \"in pieces\"}" + " ".repeat(900_000), "ana");
        String large = streamed("{\"text\": \"too large\"}" + " ".repeat(5_000_000), "ana");
        String stranger = streamed("{\"text\": \"too large\"}" + " ".repeat(5_000_000), "oda");

        assertThat(small).startsWith("HTTP/1.1 201 ");
        assertThat(large).startsWith("HTTP/1.1 413 ").contains("application/problem+json", "\"code\":\"too-large\"");
        assertThat(stranger).startsWith("HTTP/1.1 404 ");
        assertThat(as("ana").get(NOTES + "?limit=100").jsonPath().getList("items.text", String.class))
                .contains("in pieces")
                .doesNotContain("too large");
    }

    /** Sends a body in chunks; answers with what came back, which may come before all was sent. */
    private String streamed(String body, String person) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST " + NOTES + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                    + "Authorization: Bearer " + Tokens.person(person)
                                    + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            try {
                for (int from = 0; from < body.length(); from += CHUNK) {
                    String chunk = body.substring(from, Math.min(body.length(), from + CHUNK));
                    out.write((Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException refusedMeanwhile) {
                assertThat(refusedMeanwhile).isNotNull();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatFailsIsLoggedUnderItsRouteAndWithoutWhatIsInIt() {
        var lines = new CopyOnWriteArrayList<String>();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + Arrays.toString(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("dev.cairn.kit.problem.ProblemMappers");
        log.addHandler(listening);
        try {
            refused(as("ana").get(FAULTS + "key-nobody-guesses"), 500, "internal-error");
        } finally {
            log.removeHandler(listening);
        }

        assertThat(lines)
                .anyMatch(line -> line.contains("/api/v1/faults/{org}/{fault}"))
                .noneMatch(line -> line.contains("key-nobody-guesses"));
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        var onList = refused(as("ana").delete(NOTES), 405, "method-not-allowed");
        var onOne = refused(as("ana").get(NOTES + "/" + UUID.randomUUID()), 405, "method-not-allowed");

        assertThat(onList.headers().getValues("Allow")).containsExactly("GET, HEAD, OPTIONS, POST");
        assertThat(onOne.headers().getValues("Allow")).containsExactly("OPTIONS, PUT");
    }

    @Test
    void optionsAndHeadAreAnswered() {
        var options = given().options(NOTES);
        var head = as("ana").head(NOTES);

        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        refused(given().options("/api/v1/notes/strict/one/two"), 404, "not-found");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.contentType()).startsWith("application/json");
        assertThat(head.asString()).isEmpty();
        assertThat(as("ana").head("/api/v1/notes/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNotValidIsAProblemThatNamesThePlace() {
        refused(as("ana").body("{broken").post(NOTES), 400, "invalid-request");
        refused(as("ana").body("").post(NOTES), 400, "invalid-request");
        refused(as("ana").body("{\"text\": \"x\", \"text\": \"y\"}").post(NOTES), 400, "invalid-request")
                .then()
                .body("errors.pointer", hasItem("/text"));
        refused(as("ana").get(NOTES + "?cursor=a%00b"), 400, "invalid-request")
                .then()
                .body("errors.pointer", hasItem("?cursor"));
        refused(as("ana").get("/api/v1/notes/str%00ict"), 404, "not-found");
        refused(as("ana").body(Map.of("text", "x", "colour", 1)).post(NOTES), 400, "invalid-request")
                .then()
                .body("errors.pointer", hasItem("/colour"));
        refused(as("ana").body(Map.of("text", "")).post(NOTES), 400, "invalid-request")
                .then()
                .body("errors.pointer", hasItem("/text"));
        refused(as("ana").get(NOTES + "?limt=3"), 400, "invalid-request")
                .then()
                .body("errors.pointer", hasItem("?limt"));
        refused(as("ana").get(NOTES + "?limit=x"), 400, "invalid-request");
    }

    @Test
    void whatIsNotAllowedOrNotPossibleIsAProblem() {
        assertThat(refused(given().get(NOTES), 401, "unauthenticated").header("WWW-Authenticate"))
                .isEqualTo("Bearer");
        refused(as("vic").body(Map.of("text", "x")).post(NOTES), 403, "forbidden");
        refused(as("oda").get(NOTES), 404, "not-found");
        refused(as("ana").get(FAULTS + "conflict"), 409, "conflict");
        refused(as("ana").get(FAULTS + "unprocessable"), 422, "unprocessable");
        assertThat(refused(as("ana").get(FAULTS + "unavailable"), 503, "unavailable")
                        .header("Retry-After"))
                .isEqualTo("5");
        refused(as("ana").get(FAULTS + "internal"), 500, "internal-error");
        String note = as("ana").body(Map.of("text", "x")).post(NOTES).path("id");
        var write = Map.of("text", "y");
        refused(as("ana").body(write).put(NOTES + "/" + note), 428, "precondition-required");
        refused(as("ana").header("If-Match", "\"9\"").body(write).put(NOTES + "/" + note), 412, "precondition-failed");
    }

    @Test
    void aStreamThatFailsEndsWithItsProblem() throws Exception {
        List<String> known = stream("conflict");
        List<String> unknown = stream("internal");

        assertThat(known).contains("event: number", "id: 1", "id: 2", "event: problem", "retry: 2000");
        assertThat(known).anyMatch(line -> line.startsWith("data: {") && line.contains("\"code\":\"conflict\""));
        assertThat(unknown).contains("id: 2", "event: problem");
        assertThat(unknown)
                .anyMatch(line -> line.contains("\"code\":\"internal-error\""))
                .noneMatch(line -> line.contains("secret"));
    }

    /** The lines of a stream; throws when the connection is cut instead of ended. */
    private List<String> stream(String fault) throws Exception {
        var request = HttpRequest.newBuilder(service.resolve(FAULTS + "stream/" + fault))
                .header("Authorization", "Bearer " + Tokens.person("ana"))
                .header("Accept", "text/event-stream")
                .header("Accept-Encoding", "gzip")
                .timeout(Duration.ofSeconds(20))
                .build();
        var answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding").orElse("")).isNotEqualTo("gzip");
        return answer.body()
                .lines()
                .map(line -> line.replaceFirst(":(?! )", ": "))
                .toList();
    }

    @Test
    void onlyLargeAnswersAreCompressed() throws Exception {
        assertThat(encoding("size/3000", "gzip")).isEqualTo("gzip");
        assertThat(encoding("size/500", "gzip")).isEqualTo("identity");
        assertThat(encoding("size/3000", "identity")).isEqualTo("identity");
        assertThat(encoding("conflict", "gzip")).isEqualTo("identity");
    }

    private String encoding(String path, String accepted) throws Exception {
        var request = HttpRequest.newBuilder(service.resolve(FAULTS + path))
                .header("Authorization", "Bearer " + Tokens.person("ana"))
                .header("Accept-Encoding", accepted)
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        return answer.headers().firstValue("Content-Encoding").orElse("identity");
    }

    @Test
    void everyAnswerSaysWhatIsLeftAndTheLastIsARefusal() {
        var first = as("eager").get(FAULTS + "size/1");
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"default\";q=400;w=60");
        assertThat(first.header("RateLimit")).matches("\"default\";r=[0-9]{1,3};t=[0-9]{1,2}");

        Response last = first;
        for (int i = 0; i < 2_000 && last.statusCode() == 200; i++) {
            last = as("eager").get(FAULTS + "size/1");
        }

        refused(last, 429, "too-many-requests");
        assertThat(last.header("RateLimit")).matches("\"default\";r=0;t=[0-9]{1,2}");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        var other = as("calm").get(FAULTS + "conflict");
        refused(other, 409, "conflict");
        assertThat(other.header("RateLimit")).startsWith("\"default\";r=");
        assertThat(given().get(NOTES).header("RateLimit")).isNull();
    }
}
