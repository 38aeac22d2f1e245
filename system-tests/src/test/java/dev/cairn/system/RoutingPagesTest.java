package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Routing, silences and maintenance on the pages: written, tried, seen on alerts, and ended. */
class RoutingPagesTest extends PersonInPortal {

    @Test
    void aPersonSaysWhereAlertsGoAndWhatHoldsThem() {
        signIn();
        makeOrganisation();
        var ana = new Api(suite.portal(), suite.token("ana"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ana.get("/api/v1/routing/" + org).ok());

        policy(ana);

        rules();
        preview();
        trigger(ana, "disk", "Disk of db-1 is full", "db-1");
        trigger(ana, "mails", "The queue of mails grows", "db-2");
        aGroup();
        aSilence();
        maintenance();

        assertThat(faults).isEmpty();
        assertThat(troubles).allMatch(trouble -> trouble.contains("422"));
    }

    private void policy(Api ana) {
        var subject =
                ana.get("/api/v1/members/" + org).body().at("/items/0/subject").asText();
        var step = Map.of("delaySeconds", 3600, "targets", List.of(Map.of("kind", "person", "id", subject)));
        assertThat(ana.post("/api/v1/policies/" + org, Map.of("name", "Nights", "steps", List.of(step)))
                        .status())
                .isEqualTo(201);
    }

    private void rules() {
        page.navigate(suite.portal() + "/o/" + org + "/settings/routing");
        page.getByText("There are no rules yet.").waitFor();
        look("routing-empty");
        rule("Databases", "source=~db-.*", "service");
        rule("Critical", "severity=critical", "");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move Critical up"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move Databases up"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move Critical up"))
                .waitFor();
        page.getByText("to “Nights”").first().waitFor();
        look("routing");
    }

    private void rule(String name, String matchers, String groupBy) {
        button("New rule").click();
        dialog().getByLabel("Name").fill(name);
        dialog().getByLabel("Matchers").fill("severity");
        button("Add").click();
        dialog().getByText("is no matcher").waitFor();
        look("routing-rule-wrong");
        dialog().getByLabel("Matchers").fill(matchers);
        dialog().getByLabel("Escalation policy").selectOption("Nights");
        dialog().getByLabel("Group by").fill(groupBy);
        button("Add").click();
        page.locator(".word-head strong").getByText(name).waitFor();
    }

    private void preview() {
        page.getByLabel("Source").fill("db-9");
        page.getByLabel("Details").fill("region=eu");
        button("Ask").click();
        page.getByText("The rule “Databases” decides.").waitFor();
        page.getByLabel("Source").fill("web-1");
        button("Ask").click();
        page.getByText("It meets no rule.").waitFor();
        look("routing-preview");
    }

    private void aGroup() {
        page.navigate(suite.portal() + "/o/" + org + "/alerts");
        page.locator(".alert-row").getByText("Grouped").waitFor();
        look("alerts-grouped");
        row("The queue of mails grows").click();
        page.getByText("Nobody is paged for this now.").waitFor();
        look("alert-grouped");
        page.getByLabel("Acknowledge all 2 alerts of the group").check();
        button("Acknowledge").click();
        page.locator(".alert-detail .eyebrow").getByText("Acknowledged").waitFor();
        page.getByText("All quiet").waitFor();
    }

    private void aSilence() {
        button("Silence").click();
        dialog().getByLabel("Reason").waitFor();
        look("silence-form");
        dialog().getByLabel("Reason").fill("The deploy runs");
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Silence"))
                .click();
        page.getByText("Silenced by").waitFor();
        look("alert-silenced");
        page.navigate(suite.portal() + "/o/" + org + "/silences");
        page.getByText("The deploy runs").waitFor();
        look("silences");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End integration"))
                .click();
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("End"))
                .click();
        page.getByText("Nothing is silenced.").waitFor();
    }

    private void maintenance() {
        button("Plan maintenance").click();
        dialog().getByLabel("Name").fill("Upgrade");
        dialog().getByLabel("Matchers").fill("source=db-1");
        dialog().getByLabel("Time zone").fill("Europe/Nowhere");
        dialog().getByLabel("Repeats").selectOption("weekly");
        dialog().getByLabel("Saturday").check();
        look("maintenance-form");
        button("Plan").click();
        dialog().getByText("must be the IANA name").waitFor();
        dialog().getByLabel("Time zone").fill("Europe/Berlin");
        button("Plan").click();
        page.getByText("Opens next").waitFor();
        look("maintenance");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End Upgrade"))
                .click();
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("End"))
                .click();
        page.getByText("No work is planned.").waitFor();
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private Locator row(String title) {
        return page.locator(".alert-title").getByText(title);
    }

    private void trigger(Api by, String key, String summary, String source) {
        var payload = Map.of("summary", summary, "source", source, "severity", "error");
        assertThat(by.post(
                                "/api/v1/events/" + org,
                                Map.of("event_action", "trigger", "dedup_key", key, "payload", payload))
                        .status())
                .isEqualTo(202);
    }
}
