package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Why somebody was paged, whether they were on call, and how often they were woken, on the pages. */
class WhyPagesTest extends PersonInPortal {

    @Test
    void aPersonAsksWhyTheyWerePaged() {
        signIn();
        makeOrganisation();
        var ana = new Api(suite.portal(), suite.token("ana"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ana.get("/api/v1/routing/" + org).ok());
        noAlertsAroundIt();
        reachable(ana);
        String alert = paged(ana);

        whyOfTheAlert(alert);
        onCall();
        nights();

        assertThat(faults).isEmpty();
        assertThat(troubles).isEmpty();
    }

    private void noAlertsAroundIt() {
        page.navigate(suite.portal() + "/o/" + org + "/schedules");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Was I on call?"))
                .click();
        page.getByText("There are no schedules").waitFor();
        page.getByText("All quiet").waitFor();
        look("duty-empty");
        page.navigate(suite.portal() + "/o/" + org + "/measures");
        page.getByText("Nobody was paged in this month.").waitFor();
    }

    private void reachable(Api ana) {
        var mailbox = new Mailbox(suite, "ana");
        String methods = "/api/v1/people/" + org + "/me/contact-methods";
        String method = ana.post(methods, Map.of("kind", "email", "name", "Mail", "address", mailbox.address()))
                .body()
                .get("id")
                .asText();
        ana.post(methods + "/" + method + "/code", Map.of());
        assertThat(ana.post(methods + "/" + method + "/verify", Map.of("code", mailbox.code()))
                        .status())
                .isEqualTo(200);
    }

    private String paged(Api ana) {
        String subject =
                ana.get("/api/v1/members/" + org).body().at("/items/0/subject").asText();
        var rotation =
                Map.of("unit", "days", "length", 1, "start", "2026-01-01T09:00", "participants", List.of(subject));
        String schedule = made(
                ana,
                "schedules",
                Map.of(
                        "name",
                        "Primary",
                        "timeZone",
                        "Europe/Berlin",
                        "layers",
                        List.of(Map.of("name", "Daily", "rotation", rotation))));
        var step = Map.of("delaySeconds", 0, "targets", List.of(Map.of("kind", "schedule", "id", schedule)));
        String policy = made(ana, "policies", Map.of("name", "Nights", "steps", List.of(step)));
        var matcher = Map.of("name", "source", "operator", "=", "value", "db-1");
        var rule = Map.of("name", "Databases", "matchers", List.of(matcher), "policy", policy);
        assertThat(ana.put("/api/v1/routing/" + org, Map.of("rules", List.of(rule)), "*")
                        .status())
                .isEqualTo(200);
        var payload = Map.of("summary", "Disk of db-1 is full", "source", "db-1", "severity", "critical");
        String alert = ana.post(
                        "/api/v1/events/" + org,
                        Map.of("event_action", "trigger", "dedup_key", "disk", "payload", payload))
                .body()
                .get("alert")
                .asText();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ana.get("/api/v1/alerts/" + org + "/" + alert + "/why?person=" + subject)
                        .body()
                        .at("/people/0/verdict")
                        .asText()
                        .equals("paged"));
        return alert;
    }

    private String made(Api ana, String what, Map<String, ?> body) {
        var answer = ana.post("/api/v1/" + what + "/" + org, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().get("id").asText();
    }

    private void whyOfTheAlert(String alert) {
        page.navigate(suite.portal() + "/o/" + org + "/alerts/" + alert);
        button("Show how it came to that").click();
        page.getByText("The rule “Databases”").waitFor();
        page.locator(".verdicts")
                .getByText("On call in Primary, reached by email")
                .waitFor();
        page.getByText("by the layer “Daily”").waitFor();
        assertThat(page.locator(".chain .link").count()).isGreaterThanOrEqualTo(7);
        look("alert-why");
        page.getByLabel("Person", exactLabel()).selectOption("Everybody concerned");
        page.locator(".verdicts li").first().waitFor();
        page.locator(".link-references").getByText("Schedule Primary").click();
        heading("Primary").first().waitFor();
    }

    private void onCall() {
        page.navigate(suite.portal() + "/o/" + org + "/me/contacts");
        page.getByText("Were you on call").click();
        page.getByText("was on call on").waitFor();
        page.getByText("Disk of db-1 is full").waitFor();
        look("duty");
        page.getByLabel("Time", exactLabel()).fill("2025-12-31T12:00");
        button("Explain").click();
        page.getByText("was not on call on").waitFor();
        page.getByText("All quiet").waitFor();
    }

    private void nights() {
        page.navigate(suite.portal() + "/o/" + org + "/measures");
        page.locator(".people-measured tbody tr").getByText("Europe/Berlin").waitFor();
        look("measures-people");
    }
}
