package dev.cairn.notification.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.cairn.notification.MailServer;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import dev.cairn.notification.paging.Paging;
import dev.cairn.notification.person.Contacts;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class NewsTest {

    private static final String ANA = "responder";
    private static final String BEN = "editor";

    @Inject
    Paging paging;

    private Organisation acme;
    private String anasMail;
    private String bensMail;

    @BeforeEach
    void makeOrganisation() {
        acme = World.organisation();
        anasMail = "ana-" + UUID.randomUUID() + "@example.com";
        bensMail = "ben-" + UUID.randomUUID() + "@example.com";
        Contacts.mail(acme, ANA, anasMail);
        Contacts.mail(acme, BEN, bensMail);
    }

    /** An alert that both were paged about. */
    private String paged(String title) {
        String alert = Paging.alert(acme, title);
        paging.page(
                acme,
                Paging.order(alert, 1, 1, acme.slug() + "-" + ANA),
                Paging.order(alert, 1, 1, acme.slug() + "-" + BEN));
        await().atMost(World.SOON).until(() -> subjects(anasMail).contains("Cairn: " + title));
        await().atMost(World.SOON).until(() -> subjects(bensMail).contains("Cairn: " + title));
        Paging.awaitState(acme, alert, "sent");
        return alert;
    }

    private void act(String role, String alert, String what) {
        acme.as(role)
                .post("/api/v1/alerts/" + acme.slug() + "/" + alert + "/" + what)
                .then()
                .statusCode(200);
    }

    private static List<String> subjects(String address) {
        return MailServer.of(address).stream()
                .map(mail -> {
                    try {
                        return mail.getSubject();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static List<String> news(String address) {
        return MailServer.of(address).stream()
                .map(MailServer::text)
                .filter(text -> text.contains("Nothing is to be done by you now"))
                .toList();
    }

    private ValidatableResponse choose(String role, String etag, Object body) {
        return acme.as(role)
                .header("If-Match", etag)
                .body(body)
                .put("/api/v1/people/" + acme.slug() + "/me/news")
                .then();
    }

    @Test
    void whoWasPagedHearsWhatOthersDidAndAllOfItAtOnce() {
        String one = paged("Disk is full");
        String two = paged("Shop is slow");
        String untold = Paging.alert(acme, "Nobody was paged");
        act(BEN, one, "acknowledge");
        act(BEN, two, "resolve");
        act(BEN, untold, "resolve");

        await().atMost(World.SOON).until(() -> news(anasMail).size() == 1);
        assertThat(news(anasMail).get(0))
                .contains("Disk is full: acknowledged by The editor")
                .contains("Shop is slow: resolved by The editor")
                .contains("https://cairn.test/o/" + acme.slug() + "/alerts")
                .doesNotContain("Nobody was paged");
        act(ANA, one, "resolve");
        await().atMost(World.SOON).until(() -> news(bensMail).size() == 1);
        assertThat(news(bensMail).get(0))
                .contains("Disk is full: resolved by The responder")
                .contains("/alerts/" + one)
                .doesNotContain("acknowledged");
        assertThat(news(anasMail)).hasSize(1);
        assertThat(subjects(bensMail)).contains("Cairn: resolved: Disk is full");
    }

    @Test
    void everybodyChoosesAndWhatIsOpenAgainIsNoNews() {
        choose(ANA, "*", Map.of("acknowledged", false, "resolved", true)).statusCode(200);
        String one = paged("Disk is full");
        String two = paged("Shop is slow");
        act("admin", one, "acknowledge");
        act("admin", two, "resolve");

        await().atMost(World.SOON).until(() -> news(bensMail).size() == 1);
        await().atMost(World.SOON).until(() -> news(anasMail).size() == 1);
        assertThat(news(bensMail).get(0)).contains("Disk is full").contains("Shop is slow");
        assertThat(news(anasMail).get(0)).contains("Shop is slow").doesNotContain("Disk is full");
    }

    @Test
    void whoseMessageNeverArrivedHearsNothing() {
        String alert = Paging.alert(acme, "Disk is full");
        String method = acme.as(ANA).get(Contacts.path(acme, "")).jsonPath().getString("items[0].id");
        var later = Map.of("delayMinutes", 60, "contactMethod", method);
        acme.as(ANA)
                .header("If-Match", "*")
                .body(Map.of("high", List.of(later), "low", List.of()))
                .put("/api/v1/people/" + acme.slug() + "/me/rules")
                .then()
                .statusCode(200);
        paging.page(
                acme,
                Paging.order(alert, 1, 1, acme.slug() + "-" + ANA),
                Paging.order(alert, 1, 1, acme.slug() + "-" + BEN));
        await().atMost(World.SOON).until(() -> subjects(bensMail).contains("Cairn: Disk is full"));
        act("admin", alert, "resolve");

        await().atMost(World.SOON).until(() -> news(bensMail).size() == 1);
        assertThat(MailServer.of(anasMail)).hasSize(1);
    }

    @Test
    void aChoiceIsCheckedAndOnesOwn() {
        String path = "/api/v1/people/" + acme.slug() + "/me/news";
        var read = acme.as(ANA).get(path);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.jsonPath().getBoolean("resolved")).isTrue();
        String etag = read.header("ETag");
        choose(ANA, etag, Map.of("acknowledged", false, "resolved", false))
                .statusCode(200)
                .body("acknowledged", equalTo(false));
        choose(ANA, etag, Map.of("acknowledged", true, "resolved", false)).statusCode(412);
        choose(ANA, "*", Map.of("acknowledged", true)).statusCode(400).body("errors.pointer", contains("/resolved"));
        acme.as(ANA)
                .body(Map.of("acknowledged", true, "resolved", true))
                .put(path)
                .then()
                .statusCode(428);
        acme.as(BEN).get(path).then().body("acknowledged", equalTo(true));
        acme.asToken().get(path).then().statusCode(403);
        World.organisation().as(ANA).get(path).then().statusCode(404);
    }
}
