package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * People and scripts that work on one customer's projects while servers die, as the API tells them to: a creation is
 * repeated under its key, a change is made on what was read, and after an answer that did not come they read again.
 * Remembers what was acknowledged.
 */
final class Editors {

    private final Customer customer;
    private final Duration patience;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Map<UUID, SortedMap<Long, String>> names = new ConcurrentHashMap<>();
    private final Set<UUID> deleted = ConcurrentHashMap.newKeySet();
    private final Queue<String> assessments = new ConcurrentLinkedQueue<>();

    /** @param patience how long one change may take, from its first try to its acknowledgement */
    Editors(Customer customer, Duration patience) {
        this.customer = customer;
        this.patience = patience;
    }

    /** How many changes were acknowledged until now. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** The acknowledged names of each project, by the version that the acknowledgement gave. */
    Map<UUID, SortedMap<Long, String>> names() {
        return names;
    }

    /** The projects whose deletion was acknowledged. */
    Set<UUID> deleted() {
        return deleted;
    }

    /** The assessments that the uploads led to, by id. */
    Queue<String> assessments() {
        return assessments;
    }

    void upload(String project) {
        String key = UUID.randomUUID().toString();
        String path = "/api/v1/scans/" + customer.slug() + "/" + project;
        var accepted = Awaitility.await("upload of " + project)
                .atMost(patience)
                .until(
                        () -> known(customer.api().upload(path, Trees.reduced(), key)),
                        answer -> answer.status() == 202);
        acknowledged.incrementAndGet();
        String job = accepted.body().required("id").asText();
        JsonNode ended = Awaitility.await("scan of " + project)
                .atMost(patience)
                .until(
                        () -> customer.api()
                                .get("/api/v1/jobs/" + customer.slug() + "/" + job)
                                .body(),
                        body -> body.path("state").asText().equals("succeeded"));
        assessments.add(ended.at("/result/assessmentId").asText());
    }

    void create(String slug) {
        String key = UUID.randomUUID().toString();
        var created = Awaitility.await("creation of " + slug)
                .atMost(patience)
                .until(
                        () -> known(customer.api()
                                .post(
                                        "/api/v1/projects/" + customer.slug(),
                                        Map.of("slug", slug, "name", slug, "startDate", "2026-06-01"),
                                        key)),
                        answer -> answer.status() == 201);
        acknowledge(created.body());
    }

    /** Gives a project a name, against other editors who do the same. */
    void rename(String project, String name) {
        String path = path(project);
        Awaitility.await(project + " is named " + name).atMost(patience).until(() -> {
            var read = known(customer.api().get(path));
            if (!read.ok()) {
                return false;
            }
            var answer = read.body().path("name").asText().equals(name)
                    ? read
                    : known(customer.api().patch(path, Map.of("name", name), read.etag()));
            if (answer.ok()) {
                acknowledge(answer.body());
            }
            return answer.ok();
        });
    }

    /** Deletes a project, and makes another one with its slug. */
    void replace(String project) {
        String path = path(project);
        var before = Awaitility.await("reading of " + project)
                .atMost(patience)
                .until(() -> known(customer.api().get(path)), Api.Answer::ok);
        Awaitility.await("deletion of " + project)
                .atMost(patience)
                .until(
                        () -> known(customer.api().delete(path, before.etag())),
                        // An earlier try may have been done and its answer lost.
                        answer -> answer.status() == 204 || answer.status() == 404);
        deleted.add(id(before.body()));
        acknowledged.incrementAndGet();
        create(project);
    }

    private String path(String project) {
        return "/api/v1/projects/" + customer.slug() + "/" + project;
    }

    private void acknowledge(JsonNode project) {
        names.computeIfAbsent(id(project), id -> new ConcurrentSkipListMap<>())
                .put(
                        project.required("version").asLong(),
                        project.required("name").asText());
        acknowledged.incrementAndGet();
    }

    static UUID id(JsonNode body) {
        return UUID.fromString(body.required("id").asText());
    }

    /** An answer that these clients may meet while servers die; any other is a fault of the suite. */
    private static Api.Answer known(Api.Answer answer) {
        assertThat(answer.status())
                .as(() -> "unexpected answer: " + answer.body())
                .matches(status -> status == 0 || status >= 500 || status < 300 || status == 404 || status == 412);
        return answer;
    }
}
