package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two members and a waiver: one asks, the other approves, and each sees what the other did. */
class WaiverPagesTest extends PersonInPortal {

    @Test
    void oneMemberAsksForAWaiverAndAnotherApprovesIt() {
        signIn();
        makeOrganisation();
        var ana = new Api(suite.portal(), suite.token("ana"));
        assertThat(ana.post(
                                "/api/v1/projects/" + org,
                                Map.of("slug", "shop", "name", "Shop", "startDate", "2026-06-01"))
                        .ok())
                .isTrue();
        assertThat(ana.post("/api/v1/members/" + org, Map.of("subject", "ben", "name", "Ben Berg", "role", "editor"))
                        .ok())
                .isTrue();
        String practice = "/o/" + org + "/projects/shop/practices/foundation.error-tracking";
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        ana.get("/api/v1/assessments/" + org + "/shop/latest").ok());
        page.navigate(suite.portal() + practice);
        page.getByText("Nothing here is waived.").waitFor();
        button("Ask for a waiver").click();
        button("Ask").click();
        page.getByText("This field is needed.").waitFor();
        look("waiver-new");
        page.getByLabel("Reason").fill("The platform reports errors until our own tracking is there.");
        button("Ask").click();
        page.getByText("Waiting for a decision").waitFor();
        page.getByText("You asked for it, so another member has to decide.").waitFor();
        assertThat(button("Approve: The whole practice").count()).isZero();
        attest();
        look("practice-words");

        Page other = browser.page();
        other.navigate(suite.portal() + practice);
        other.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .first()
                .click();
        other.getByText("Ben Berg").first().click();
        other.waitForURL(suite.portal() + "/**");
        other.navigate(suite.portal() + practice);
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve: The whole practice"))
                .click();
        other.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Approve this waiver?"))
                .waitFor();
        faults.addAll(browser.look(other, "waiver-approve"));
        other.getByLabel("Note").fill("Until then, not longer.");
        other.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Approve").setExact(true))
                .click();
        other.getByText("Approved by Ben Berg").first().waitFor();

        // Ana's page learns of it by the live feed.
        page.locator(".practice-lead").getByText("Waived").waitFor();
        page.getByText("Until then, not longer.").waitFor();
        look("practice-waived");
        button("Revoke: The whole practice").click();
        button("Revoke").click();
        page.getByText("1 earlier waiver").waitFor();
        page.getByText("1 earlier waiver").click();
        page.getByText("Revoked by Ana Almeida").waitFor();
        look("practice-revoked");

        assertThat(faults).isEmpty();
        assertThat(troubles).allMatch(trouble -> trouble.contains(NOT_ASSESSED_YET));
    }

    private void attest() {
        button("Attest").click();
        heading("^Attest$").waitFor();
        page.getByLabel("Statement").fill("Errors reach the platform's inbox.");
        page.getByLabel("Link").fill("https://wiki.example.com/errors");
        page.locator("dialog fieldset select").first().selectOption("true");
        look("attestation-new");
        page.locator("dialog")
                .getByText("Attest", new Locator.GetByTextOptions().setExact(true))
                .last()
                .click();
        page.getByText("Attested by Ana Almeida").waitFor();
    }
}
