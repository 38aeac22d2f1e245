package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Incidents on the pages: declared from alerts, worked on, told of, resolved and learned from. */
class IncidentPagesTest extends PersonInPortal {

    @Test
    void aPersonDeclaresWorksOnAndLearnsFromAnIncident() {
        signIn();
        makeOrganisation();
        var ana = new Api(suite.portal(), suite.token("ana"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ana.get("/api/v1/incidents/" + org).ok());
        trigger(ana, "shop", "Checkout answers 500");
        trigger(ana, "till", "The till is slow");

        theEmptyList();
        declaredFromAlerts();
        fromOneAlert();
        roles();
        updates(ana);
        timeline();
        resolved();
        review();
        page.navigate(suite.portal() + "/o/" + org + "/incidents");
        page.getByText("Overdue actions").waitFor();
        look("incidents-overdue");

        assertThat(faults).isEmpty();
        assertThat(troubles).isEmpty();
    }

    private void theEmptyList() {
        page.navigate(suite.portal() + "/o/" + org + "/incidents");
        page.getByText("No open incidents").waitFor();
        look("incidents-empty");
        page.locator(".page-actions").getByText("Declare an incident").click();
        button("Declare").click();
        dialog().locator("[aria-invalid=true]").waitFor();
        look("incident-form");
        dialog().getByText("Cancel").click();
    }

    private void declaredFromAlerts() {
        page.navigate(suite.portal() + "/o/" + org + "/alerts");
        page.getByLabel("Select all").check();
        page.locator(".bulk").getByText("Declare an incident").click();
        dialog().getByText("2 alerts will be attached.").waitFor();
        dialog().getByLabel("Title").fill("Orders fail at the checkout");
        dialog().getByLabel("Summary").fill("Since the deploy a third of the orders fail.\nhost-17 is red.");
        dialog().getByLabel("Severity").selectOption("Critical");
        dialog().getByLabel("Type").selectOption("Personal data");
        button("Declare").click();
        heading("Orders fail at the checkout").waitFor();
        page.getByText("an authority is to be told until").waitFor();
        page.getByText("Alert raised").first().waitFor();
        look("incident");
    }

    private void fromOneAlert() {
        page.navigate(suite.portal() + "/o/" + org + "/alerts");
        page.locator(".alert-title").getByText("The till is slow").click();
        page.locator(".alert-incidents")
                .getByText("Orders fail at the checkout")
                .waitFor();
        look("alert-of-incident");
        page.locator(".alert-incidents")
                .getByText("Orders fail at the checkout")
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Detach “The till is slow”"))
                .click();
        page.getByText("Alert detached").waitFor();
    }

    private void roles() {
        button("Assign roles").click();
        dialog().getByLabel("Lead").selectOption(new String[] {"Ana Almeida"});
        dialog().getByText("Save").click();
        page.getByText("Lead: Ana Almeida").waitFor();
    }

    private void updates(Api ana) {
        page.getByLabel("Text", exactLabel()).fill("We look at host-17.");
        button("Send").click();
        page.locator(".word-text").getByText("We look at host-17.").waitFor();
        page.getByLabel("Text", exactLabel()).fill("We know the cause and roll back.");
        page.getByLabel("For the public too").check();
        button("Send").click();
        page.locator("form [aria-invalid=true]").waitFor();
        page.getByLabel("Public title").fill("Some orders fail");
        page.locator("form").getByLabel("State").selectOption("Identified");
        look("incident-update");
        button("Send").click();
        page.getByText("The public knows it as “Some orders fail”: Identified.").waitFor();
        assertThat(ana.get("/api/v1/incidents/" + org)
                        .body()
                        .at("/items/0/isPublic/title")
                        .asText())
                .isEqualTo("Some orders fail");
    }

    private void timeline() {
        page.getByLabel("What happened", exactLabel()).first().fill("Deployed 4.2");
        page.getByLabel("When").fill("2149-01-01T10:00");
        button("Add to the timeline").click();
        page.getByText("It must not be in the future.").waitFor();
        page.getByLabel("When").fill("2026-01-01T10:00");
        button("Add to the timeline").click();
        page.getByText("written down").waitFor();
    }

    private void resolved() {
        button("Change the state").click();
        dialog().getByLabel("State").selectOption("Resolved");
        dialog().getByText("Resolve", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.getByText("The public knows it as “Some orders fail”: Resolved.").waitFor();
        page.getByText("Alert resolved").waitFor();
    }

    private void review() {
        page.getByLabel("Impact").fill("A third of the orders.");
        page.getByLabel("Causes").fill("A migration that nobody tried with the release before.");
        button("Save the review").click();
        page.getByText("Saved").waitFor();
        page.getByLabel("What is to be done").fill("Try migrations with the release before");
        page.getByLabel("Due").fill("2026-01-31");
        button("Add an action").click();
        page.getByText("Overdue").waitFor();
        look("incident-review");
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private void trigger(Api by, String key, String summary) {
        var payload = Map.of("summary", summary, "source", "host-17", "severity", "error");
        assertThat(by.post(
                                "/api/v1/events/" + org,
                                Map.of("event_action", "trigger", "dedup_key", key, "payload", payload))
                        .status())
                .isEqualTo(202);
    }
}
