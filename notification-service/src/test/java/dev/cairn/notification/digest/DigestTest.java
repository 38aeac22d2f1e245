package dev.cairn.notification.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.MailServer;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import dev.cairn.notification.paging.Paging;
import dev.cairn.notification.person.Contacts;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class DigestTest {

    private static final String ANA = "responder";

    @Inject
    Tenancy tenancy;

    @Inject
    TellDigest tell;

    @Inject
    Contexts contexts;

    private Organisation acme;
    private String mail;

    @BeforeEach
    void makeOrganisation() {
        acme = World.organisation();
        mail = "ana-" + UUID.randomUUID() + "@example.com";
        Contacts.mail(acme, ANA, mail);
    }

    private String path() {
        return "/api/v1/people/" + acme.slug() + "/me/digest";
    }

    private static Map<String, Object> daily(String at, String zone) {
        return Map.of("every", "daily", "at", at, "timeZone", zone);
    }

    private ValidatableResponse change(Object body) {
        return acme.as(ANA).header("If-Match", "*").body(body).put(path()).then();
    }

    private void sql(String sql) {
        tenancy.sql(acme.id(), connection -> connection.preparedQuery(sql).execute(Tuple.of(acme.id())))
                .await()
                .atMost(World.SOON);
    }

    /** As if so many days had passed in which nobody looked. */
    private void overdueBy(int days) {
        sql("update digest set due_at = now() - interval '" + days + " days' where organisation_id = $1");
    }

    private Instant nextAt() {
        return Instant.parse(acme.as(ANA).get(path()).path("nextAt"));
    }

    private List<String> digests() {
        return MailServer.of(mail).stream().skip(1).map(MailServer::text).toList();
    }

    private void onCall() {
        var rotation = Map.of(
                "unit",
                "days",
                "length",
                1,
                "start",
                "2026-01-01T09:00",
                "participants",
                List.of(acme.slug() + "-" + ANA));
        var layer = Map.of("name", "Daily", "rotation", rotation);
        var answer = acme.as("admin")
                .body(Map.of("name", "Primary", "timeZone", "Europe/Berlin", "layers", List.of(layer)))
                .post("/api/v1/schedules/" + acme.slug());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }

    @Test
    void afterAnOutageOneDigestComesAndSaysAllOfIt() {
        onCall();
        Paging.alert(acme, "Disk is full");
        String over = Paging.alert(acme, "Shop is slow");
        acme.as("editor")
                .post("/api/v1/alerts/" + acme.slug() + "/" + over + "/resolve")
                .then()
                .statusCode(200);
        change(daily("08:00", "Europe/Berlin")).statusCode(200);
        overdueBy(5);

        await().atMost(World.SOON).until(() -> digests().size() == 1);
        assertThat(digests().get(0))
                .contains("2 alerts were raised, 0 taken on, 1 resolved.")
                .contains("- Disk is full (critical, open, since")
                .doesNotContain("Shop is slow")
                .contains("- Primary: The responder")
                .contains("You are on call:")
                .contains("https://cairn.test/o/" + acme.slug() + "/alerts");
        assertThat(nextAt()).isAfter(Instant.now());

        overdueBy(0);
        await().atMost(World.SOON).until(() -> digests().size() == 2);
        assertThat(digests().get(1)).contains("0 alerts were raised, 0 taken on, 0 resolved.");
    }

    @Test
    void ofTwoThatLookAtOnceOneSendsIt() {
        Paging.alert(acme, "Disk is full");
        change(daily("08:00", "UTC")).statusCode(200);
        overdueBy(1);
        String ana = acme.slug() + "-" + ANA;
        Uni.join()
                .all(contexts.fresh(() -> tell.tell(acme.id(), ana)), contexts.fresh(() -> tell.tell(acme.id(), ana)))
                .andFailFast()
                .await()
                .atMost(World.SOON);
        await().atMost(World.SOON).until(() -> digests().size() == 1);
        var queued = tenancy.sql(
                        acme.id(),
                        connection -> connection
                                .preparedQuery("select count(*) from letter where organisation_id = $1")
                                .execute(Tuple.of(acme.id())))
                .await()
                .atMost(World.SOON);
        assertThat(queued.iterator().next().getLong(0)).isEqualTo(1);
    }

    @Test
    void whoHasNothingToBeToldGetsNone() {
        change(daily("08:00", "UTC")).statusCode(200);
        overdueBy(1);
        await().atMost(World.SOON).until(() -> nextAt().isAfter(Instant.now()));
        acme.as(ANA)
                .get(path() + "/preview")
                .then()
                .statusCode(200)
                .body("empty", equalTo(true))
                .body("text", containsString("No alert is open."));
        Paging.alert(acme, "Disk is full");
        acme.as(ANA)
                .get(path() + "/preview")
                .then()
                .body("empty", equalTo(false))
                .body("subject", equalTo("Cairn digest of " + acme.slug() + ": 1 alert is open"));
        assertThat(digests()).isEmpty();
    }

    @Test
    void itIsCheckedAndOnesOwn() {
        acme.as(ANA)
                .get(path())
                .then()
                .statusCode(200)
                .body("every", equalTo("off"))
                .body("nextAt", nullValue());
        String etag = acme.as(ANA).get(path()).header("ETag");
        acme.as(ANA)
                .header("If-Match", etag)
                .body(Map.of("every", "weekly", "weekday", "friday", "at", "17:30", "timeZone", "America/New_York"))
                .put(path())
                .then()
                .statusCode(200)
                .body("weekday", equalTo("friday"))
                .body("nextAt", notNullValue());
        acme.as(ANA)
                .header("If-Match", etag)
                .body(daily("08:00", "UTC"))
                .put(path())
                .then()
                .statusCode(412);
        acme.as(ANA).body(daily("08:00", "UTC")).put(path()).then().statusCode(428);
        change(daily("8 o'clock", "UTC")).statusCode(400).body("errors.pointer", contains("/at"));
        change(daily("25:00", "UTC")).statusCode(400).body("errors.pointer", contains("/at"));
        change(daily("08:00", "+02:00")).statusCode(422).body("errors.pointer", contains("/timeZone"));
        change(Map.of("every", "hourly", "at", "08:00", "timeZone", "UTC"))
                .statusCode(400)
                .body("errors.pointer", contains("/every"));
        change(Map.of("every", "weekly", "weekday", "x", "at", "08:00", "timeZone", "UTC"))
                .statusCode(400)
                .body("errors.pointer", contains("/weekday"));
        acme.as(ANA).get(path()).then().body("every", equalTo("weekly"));
        acme.as("editor").get(path()).then().body("every", equalTo("off"));
        acme.asToken().get(path()).then().statusCode(403);
        World.organisation().as(ANA).get(path()).then().statusCode(404);
        World.organisation().as(ANA).get(path() + "/preview").then().statusCode(404);
        change(Map.of("every", "off", "at", "08:00", "timeZone", "UTC")).body("nextAt", nullValue());
    }
}
