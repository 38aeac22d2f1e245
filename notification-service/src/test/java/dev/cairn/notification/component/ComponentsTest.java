package dev.cairn.notification.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.testing.TestEvents;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.Signals;
import dev.cairn.notification.World;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class ComponentsTest {

    @Inject
    Components components;

    @Inject
    Tenancy tenancy;

    @Inject
    Contexts contexts;

    private World.Organisation acme;

    @BeforeEach
    void organisation() {
        acme = World.organisation();
    }

    private String path(String... rest) {
        return "/api/v1/components/" + acme.slug() + (rest.length == 0 ? "" : "/" + String.join("/", rest));
    }

    private UUID made(String name) {
        return UUID.fromString(acme.as("editor")
                .body(Map.of("name", name, "bindings", List.of(Map.of("service", name))))
                .post(path())
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private <T> T in(Supplier<Uni<T>> work) {
        return contexts.fresh(() -> tenancy.write(acme.id(), work)).await().atMost(World.SOON);
    }

    private void cause(UUID cause, Map<UUID, ComponentStatus> statuses) {
        in(() -> components.cause(acme.id(), cause, statuses));
    }

    private String status(UUID id) {
        return acme.as("viewer").get(path(id.toString())).path("status");
    }

    private int set(UUID id, String status, String tag) {
        return acme.as("responder")
                .header("If-Match", tag)
                .body(Map.of("status", status))
                .put(path(id.toString(), "status"))
                .statusCode();
    }

    @Test
    void whatIsShownIsTheWorstOfAllThatIsSaid() {
        UUID id = made("checkout");
        UUID other = made("search");
        UUID incident = UUID.randomUUID();

        assertThat(set(id, "degraded", "*")).isEqualTo(200);
        cause(
                incident,
                Map.of(
                        id,
                        ComponentStatus.MAJOR_OUTAGE,
                        other,
                        ComponentStatus.DEGRADED,
                        UUID.randomUUID(),
                        ComponentStatus.DEGRADED));
        assertThat(status(id)).isEqualTo("major-outage");
        cause(UUID.randomUUID(), Map.of(id, ComponentStatus.MAINTENANCE));
        cause(incident, Map.of(id, ComponentStatus.OPERATIONAL));
        assertThat(status(id)).isEqualTo("degraded");
        assertThat(status(other)).as("the incident names it no more").isEqualTo("operational");
        assertThat(set(id, "operational", "*")).isEqualTo(200);
        assertThat(status(id)).as("there is maintenance still").isEqualTo("maintenance");

        var history = in(() -> components.history(acme.id(), Instant.EPOCH));
        assertThat(history.get(id))
                .extracting(StatusSince::status)
                .containsExactly(
                        ComponentStatus.OPERATIONAL,
                        ComponentStatus.DEGRADED,
                        ComponentStatus.MAJOR_OUTAGE,
                        ComponentStatus.DEGRADED,
                        ComponentStatus.MAINTENANCE);
        assertThat(in(() -> components.names(acme.id(), List.of(id, UUID.randomUUID()))))
                .containsExactly(Map.entry(id, "checkout"));
        var events = TestEvents.read(
                "cairn-components-v1",
                all -> all.stream()
                                .filter(one -> one.key().equals(id.toString()))
                                .count()
                        >= 5);
        assertThat(events).filteredOn(one -> one.key().equals(id.toString())).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void ofTwoAtOnceOneWins() {
        UUID id = made("checkout");

        var statuses = List.of("degraded", "partial-outage", "major-outage").parallelStream()
                .map(status -> set(id, status, "\"1\""))
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 412, 412);
        assertThat(acme.as("responder")
                        .body(Map.of("status", "degraded"))
                        .put(path(id.toString(), "status"))
                        .statusCode())
                .isEqualTo(428);
    }

    @Test
    void openAlertsSuggestAStatusAndSetNone() {
        UUID id = made("checkout");
        Signals.trigger(acme, "a", "checkout", "warning", "eu");
        Signals.trigger(acme, "b", "checkout", "critical", "eu");
        Signals.trigger(acme, "c", "search", "critical", "eu");

        acme.as("viewer")
                .get(path(id.toString()))
                .then()
                .body("suggested", equalTo("major-outage"))
                .body("status", equalTo("operational"));
        Signals.resolve(acme, "b", "checkout");
        acme.as("viewer").get(path(id.toString())).then().body("suggested", equalTo("degraded"));
    }

    @Test
    void theyArePutInOrderByWhoSeesAllOfThem() {
        String one = made("one").toString();
        String two = made("two").toString();
        String three = made("three").toString();

        acme.as("editor")
                .body(Map.of("components", List.of(three, one, two)))
                .post(path("order"))
                .then()
                .statusCode(200)
                .body("items.id", contains(three, one, two));
        acme.as("editor")
                .body(Map.of("components", List.of(three, one)))
                .post(path("order"))
                .then()
                .statusCode(409)
                .body("code", equalTo("other-components"));
        acme.as("viewer").get(path()).then().body("items.name", contains("three", "one", "two"));
        var page = acme.as("viewer").get(path() + "?limit=2").jsonPath();
        assertThat(page.<String>getList("items.name")).containsExactly("three", "one");
        acme.as("viewer")
                .get(path() + "?limit=2&cursor=" + page.getString("nextCursor"))
                .then()
                .body("items.name", contains("two"));
    }

    @Test
    void whatCannotBeUsedChangesNothing() {
        UUID id = made("checkout");

        acme.as("editor")
                .body(Map.of("name", " "))
                .post(path())
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/name"));
        acme.as("editor")
                .body(Map.of("name", "x", "bindings", List.of(Map.of())))
                .post(path())
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/bindings/0"));
        acme.as("responder")
                .header("If-Match", "*")
                .body(Map.of("status", "broken"))
                .put(path(id.toString(), "status"))
                .then()
                .statusCode(422);
        acme.as("responder").body(Map.of("name", "x")).post(path()).then().statusCode(403);
        World.Organisation other = World.organisation();
        other.as("owner")
                .get("/api/v1/components/" + other.slug() + "/" + id)
                .then()
                .statusCode(404);
        acme.as("editor")
                .header("If-Match", "\"7\"")
                .delete(path(id.toString()))
                .then()
                .statusCode(412);
        acme.as("editor")
                .header("If-Match", "\"1\"")
                .delete(path(id.toString()))
                .then()
                .statusCode(204);
        acme.as("viewer").get(path()).then().body("items", equalTo(List.of()));
    }
}
