package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The people of an organisation who are paged, and whoever sends it alerts. Each is told at a path of their name. */
final class Crew {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Suite suite;
    private final Receivers receivers;
    private final Customer customer;
    private final String owner;
    private final String token;

    /** @param name begins the organisation's slug; its owner is {@code <name>-owner} */
    Crew(Suite suite, Receivers receivers, String name) {
        this.suite = suite;
        this.receivers = receivers;
        this.customer = new Customer(suite, name);
        this.owner = name + "-owner";
        this.token = customer.apiToken(List.of("events:write"));
        Awaitility.await("the organisation is known")
                .atMost(SOON)
                .until(() -> customer.api().get("/api/v1/alerts/" + slug()).ok());
        reach(owner, 0);
    }

    String slug() {
        return customer.slug();
    }

    String owner() {
        return owner;
    }

    Customer customer() {
        return customer;
    }

    UUID organisation() {
        return (UUID)
                suite.rows("cairn_project", "select organisation_id from organisation where slug = '" + slug() + "'")
                        .get(0)
                        .get(0);
    }

    /**
     * Somebody else, who can be reached.
     *
     * @param minutes for which they want to be left alone first
     * @return the subject
     */
    String member(String subject, int minutes) {
        customer.created("/api/v1/members/" + slug(), Map.of("subject", subject, "name", subject, "role", "responder"));
        reach(subject, minutes);
        return subject;
    }

    private void reach(String subject, int minutes) {
        var api = new Api(suite.portal(), suite.token(subject));
        String me = "/api/v1/people/" + slug() + "/me";
        var method = Map.of("kind", "webhook", "name", "Hook", "address", receivers.url(subject));
        String id = Awaitility.await(subject + " is a member")
                .atMost(SOON)
                .until(() -> api.post(me + "/contact-methods", method), Api.Answer::ok)
                .body()
                .path("id")
                .asText();
        demand(api.post(me + "/contact-methods/" + id + "/code", Map.of()));
        String code = Awaitility.await("the code")
                .atMost(SOON)
                .until(
                        () -> receivers.accepted("contact.code").stream()
                                .filter(told -> told.name().equals(subject))
                                .map(told -> told.body().at("/data/code").asText())
                                .findFirst()
                                .orElse(""),
                        text -> !text.isEmpty());
        demand(api.post(me + "/contact-methods/" + id + "/verify", Map.of("code", code)));
        var rules = List.of(Map.of("delayMinutes", minutes, "contactMethod", id));
        demand(api.put(me + "/rules", Map.of("high", rules, "low", List.of()), "\"0\""));
    }

    /** A webhook of the organisation, as a target of steps. */
    Map<String, String> webhook(String name) {
        var body = Map.of("name", name, "url", receivers.url(name), "eventTypes", List.of("alert.resolved"));
        return target(
                "webhook",
                customer.created("/api/v1/webhooks/" + slug(), body).path("id").asText());
    }

    /** A schedule in which one person is always on call, as a target of steps. */
    Map<String, String> schedule(String subject) {
        var rotation =
                Map.of("unit", "weeks", "length", 1, "start", "2026-01-05T09:00", "participants", List.of(subject));
        var body =
                Map.of("name", "Primary", "timeZone", "Europe/Berlin", "layers", List.of(Map.of("rotation", rotation)));
        return target(
                "schedule",
                customer.created("/api/v1/schedules/" + slug(), body).path("id").asText());
    }

    static Map<String, String> target(String kind, String id) {
        return Map.of("kind", kind, "id", id);
    }

    /** Sends all alerts to these steps. */
    void policy(List<Map<String, Object>> steps) {
        String policy = customer.created("/api/v1/policies/" + slug(), Map.of("name", "Shop", "steps", steps))
                .path("id")
                .asText();
        demand(customer.api()
                .put("/api/v1/routing/" + slug(), Map.of("rules", List.of(), "otherwise", policy), "\"0\""));
    }

    static Map<String, Object> step(int delaySeconds, Map<String, String> target) {
        return Map.of("delaySeconds", delaySeconds, "targets", List.of(target));
    }

    /** Sends alerts to one replica as Prometheus would. */
    Api.Answer send(Replica to, Stream<String> names) {
        String end = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        return new Api(to.url(), token)
                .post(
                        "/api/v2/alerts",
                        names.map(name -> Map.of(
                                        "labels",
                                        Map.of("alertname", name, "severity", "critical"),
                                        "annotations",
                                        Map.of("summary", name),
                                        "endsAt",
                                        end))
                                .toList());
    }

    private static void demand(Api.Answer answer) {
        assertThat(answer.ok()).as(answer.status() + " " + answer.body()).isTrue();
    }
}
