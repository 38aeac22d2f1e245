package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A customer with an organisation of their own and the project {@code shop} in it. */
final class Customer {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final String slug;
    private final Api api;

    /** @param name the organisation's slug begins with it; its owner is {@code <name>-owner} */
    Customer(Suite suite, String name) {
        this.slug = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        this.api = new Api(suite.portal(), suite.token(name + "-owner"));
        created("/api/v1/organisations", Map.of("slug", slug, "name", name));
        project("shop");
    }

    String slug() {
        return slug;
    }

    Api api() {
        return api;
    }

    void project(String project) {
        created("/api/v1/projects/" + slug, Map.of("slug", project, "name", project, "startDate", "2026-06-01"));
    }

    JsonNode created(String path, Object body) {
        var answer = api.post(path, body);
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(201);
        return answer.body();
    }

    /** Subscribes a receiver, as soon as notification-service has heard of the organisation. */
    void webhook(Receiver receiver, List<String> eventTypes) {
        String key = UUID.randomUUID().toString();
        Awaitility.await("a webhook of " + slug)
                .atMost(SOON)
                .until(
                        () -> api.post(
                                "/api/v1/webhooks/" + slug,
                                Map.of("name", "test", "url", receiver.url(), "eventTypes", eventTypes),
                                key),
                        answer -> answer.status() == 201);
    }

    String apiToken(List<String> scopes) {
        return created("/api/v1/tokens/" + slug, Map.of("name", "test", "scopes", scopes, "expiresInDays", 1))
                .required("secret")
                .asText();
    }

    /** Uploads, waits until the job has ended, and answers the job. */
    JsonNode scan(String project, byte[] archive) {
        var accepted = api.upload(
                "/api/v1/scans/" + slug + "/" + project,
                archive,
                UUID.randomUUID().toString());
        assertThat(accepted.status()).as(String.valueOf(accepted.body())).isEqualTo(202);
        return ended(accepted.body().required("id").asText());
    }

    JsonNode ended(String job) {
        return Awaitility.await("job " + job)
                .atMost(SOON)
                .until(
                        () -> api.get("/api/v1/jobs/" + slug + "/" + job).body(),
                        body -> !List.of("queued", "running", "")
                                .contains(body.path("state").asText()));
    }

    JsonNode latest(String project) {
        return api.get("/api/v1/assessments/" + slug + "/" + project + "/latest")
                .body();
    }

    /** All items of a list, page by page. */
    List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            var page = api.get(path + (path.contains("?") ? "&" : "?") + "limit=100"
                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.status()).as(path + " " + page.body()).isEqualTo(200);
            page.body().required("items").forEach(items::add);
            cursor = page.body().path("nextCursor").asText("");
            cursor = cursor.equals("null") ? "" : cursor;
        } while (!cursor.isEmpty());
        return items;
    }
}
