package dev.cairn.notification.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import dev.cairn.notification.alert.domain.Urgency;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Pages people as the escalation engine does, within a transaction of the organisation. */
@ApplicationScoped
public class Paging {

    private final Pages pages;
    private final Tenancy tenancy;
    private final Contexts contexts;

    Paging(Pages pages, Tenancy tenancy, Contexts contexts) {
        this.pages = pages;
        this.tenancy = tenancy;
        this.contexts = contexts;
    }

    public static PageOrder order(String alert, long generation, int step, String person) {
        return new PageOrder(
                UUID.fromString(alert), generation, 1, step, person, Urgency.HIGH, "named in step " + step, null);
    }

    public List<PageOutcome> page(Organisation organisation, PageOrder... orders) {
        return contexts.fresh(() ->
                        tenancy.write(organisation.id(), () -> pages.page(organisation.id(), Arrays.asList(orders))))
                .await()
                .atMost(World.SOON);
    }

    /** Raises an alert with this title. */
    public static String alert(Organisation organisation, String title) {
        var payload = Map.of("summary", title, "source", "db-1", "severity", "critical");
        var answer = organisation
                .asToken()
                .body(Map.of(
                        "event_action",
                        "trigger",
                        "dedup_key",
                        UUID.randomUUID().toString(),
                        "payload",
                        payload))
                .post("/api/v1/events/" + organisation.slug());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return answer.path("alert");
    }

    static JsonPath pages(Organisation organisation, String role, String alert) {
        var answer = organisation.as(role).get("/api/v1/alerts/" + organisation.slug() + "/" + alert + "/pages");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    static List<String> timeline(Organisation organisation, String alert) {
        return organisation
                .as("viewer")
                .get("/api/v1/alerts/" + organisation.slug() + "/" + alert + "/timeline")
                .jsonPath()
                .getList("items.kind");
    }

    public static void awaitState(Organisation organisation, String alert, String state) {
        await().atMost(World.SOON)
                .until(
                        () -> pages(organisation, "viewer", alert).getString("items[0].messages[0].state"),
                        state::equals);
    }
}
