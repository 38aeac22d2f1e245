package dev.cairn.notification.paging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.crypto.Sealer;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import dev.cairn.notification.delivery.Receiver;
import dev.cairn.notification.person.Contacts;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class AnswerByLinkTest {

    @Inject
    Paging paging;

    @Inject
    Sealer sealer;

    @Inject
    Tenancy tenancy;

    private Organisation acme;
    private String ana;
    private Receiver receiver;

    @BeforeEach
    void makeOrganisation() {
        acme = World.organisation();
        ana = acme.slug() + "-responder";
        receiver = Receiver.answering(200);
        Contacts.webhook(acme, "responder", receiver);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    /** Pages the person, and answers where the link in the message leads at the service. */
    private String link(String alert, long generation) throws IOException {
        int before = receiver.messages().size();
        paging.page(acme, Paging.order(alert, generation, 1, ana));
        Awaitility.await().atMost(World.SOON).until(() -> receiver.messages().size() > before);
        var body = new ObjectMapper().readTree(receiver.messages().get(before).body());
        return body.at("/data/pages/0/acknowledge")
                .asText()
                .replace("https://cairn.test/ack/", "/api/v1/acknowledgements/");
    }

    private static RequestSpecification browser() {
        return given().header("Accept", "text/html,*/*;q=0.8");
    }

    private String state(String alert) {
        return acme.as("viewer")
                .get("/api/v1/alerts/" + acme.slug() + "/" + alert)
                .path("state");
    }

    @Test
    void theLinkShowsTheAlertAndItsButtonTakesItOnOnce() throws Exception {
        String alert = Paging.alert(acme, "<b>Disk</b> is full");
        String link = link(alert, 1);

        for (int i = 0; i < 3; i++) {
            Response shown = browser().get(link);
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.asString())
                    .contains("&lt;b&gt;Disk&lt;/b&gt; is full")
                    .contains("<button");
            assertThat(shown.header("Content-Security-Policy")).startsWith("default-src 'none';");
        }
        assertThat(state(alert)).as("looking changes nothing").isEqualTo("open");

        assertThat(browser().post(link).then().statusCode(200).extract().asString())
                .contains("The responder");
        assertThat(state(alert)).isEqualTo("acknowledged");
        String by = acme.as("viewer")
                .get("/api/v1/alerts/" + acme.slug() + "/" + alert)
                .path("acknowledgedBy");
        assertThat(by).isEqualTo("The responder");
        assertThat(browser().post(link).then().statusCode(409).extract().asString())
                .contains("The responder has taken it on");
        assertThat(browser().get(link).then().statusCode(200).extract().asString())
                .doesNotContain("<button");
    }

    @Test
    void anOldLinkDoesNothingOnceTheAlertHasMovedOn() throws Exception {
        String alert = Paging.alert(acme, "Disk is full");
        String old = link(alert, 1);
        String newer = link(alert, 2);

        assertThat(browser().post(old).then().statusCode(409).extract().asString())
                .contains("escalated anew");
        given().post(old).then().statusCode(409).contentType("application/problem+json");
        assertThat(state(alert)).isEqualTo("open");
        browser().post(newer).then().statusCode(200);
        assertThat(state(alert)).isEqualTo("acknowledged");
    }

    @Test
    void anEscalationThatStartedAnewVoidsTheLinkBeforeItPagedAnybody() throws Exception {
        String alert = Paging.alert(acme, "Disk is full");
        String link = link(alert, 1);
        browser().get(link).then().statusCode(200).body(containsString("<button"));
        tenancy.sql(
                        acme.id(),
                        connection ->
                                connection.preparedQuery("""
                                        insert into escalation (alert_id, organisation_id, generation, urgency, state, round, step,
                                            started_at, paged)
                                        values ($1, $2, 2, 'high', 'ended', 1, 1, now(), 0)""").execute(Tuple.of(UUID.fromString(alert), acme.id())))
                .await()
                .atMost(World.SOON);

        browser().post(link).then().statusCode(409).body(containsString("escalated anew"));
        assertThat(state(alert)).isEqualTo("open");
    }

    @Test
    void ofManyAtOnceOneIsTheFirst() throws Exception {
        String link = link(Paging.alert(acme, "Disk is full"), 1);

        var statuses = List.of(1, 2, 3, 4, 5, 6).parallelStream()
                .map(i -> browser().post(link).statusCode())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 409, 409, 409, 409, 409);
    }

    @Test
    void linksThatAreNotOursOrTooOldOpenNothing() throws Exception {
        String alert = Paging.alert(acme, "Disk is full");
        String link = link(alert, 1);
        String page = Paging.pages(acme, "viewer", alert).getString("items[0].id");
        char last = link.charAt(link.length() - 2);
        String changed =
                link.substring(0, link.length() - 2) + (last == 'A' ? 'B' : 'A') + link.charAt(link.length() - 1);

        browser().get(changed).then().statusCode(404).contentType("text/html");
        given().get(changed).then().statusCode(404).contentType("application/problem+json");
        browser().post("/api/v1/acknowledgements/nonsense").then().statusCode(404);
        browser().post(made(acme.id(), page, 0)).then().statusCode(410);
        browser()
                .get(made(UUID.randomUUID(), page, Long.MAX_VALUE / 2_000))
                .then()
                .statusCode(404);
        assertThat(state(alert)).isEqualTo("open");
    }

    private String made(UUID organisation, String page, long until) {
        UUID id = UUID.fromString(page);
        byte[] plain = ByteBuffer.allocate(40)
                .putLong(organisation.getMostSignificantBits())
                .putLong(organisation.getLeastSignificantBits())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(Math.min(until, 32_503_680_000L))
                .array();
        return "/api/v1/acknowledgements/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(plain, "acknowledgement link"));
    }

    @Test
    void whoLeftCannotAnswer() throws Exception {
        String link = link(Paging.alert(acme, "Disk is full"), 1);
        acme.without(List.of("responder"));

        Awaitility.await().atMost(World.SOON).until(() -> browser().get(link).statusCode() == 404);
        browser().post(link).then().statusCode(404);
    }
}
