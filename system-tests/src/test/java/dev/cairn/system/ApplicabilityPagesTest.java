package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two members and what applies: one asks to leave a practice out, the other approves, and each sees what the other did. */
class ApplicabilityPagesTest extends PersonInPortal {

    @Test
    void membersOverruleWhatAppliesAndOfWhatKindTheProjectIs() {
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
        String project = "/o/" + org + "/projects/shop";
        String practice = project + "/practices/production.compliance";
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        ana.get("/api/v1/assessments/" + org + "/shop/latest").ok());
        page.navigate(suite.portal() + practice);
        button("Does not apply").click();
        button("Ask").click();
        page.getByText("This field is needed.").waitFor();
        look("applicability-off");
        page.getByLabel("Reason").fill("No personal data and no customers outside the company.");
        button("Ask").click();
        page.getByText("Waiting for a decision").waitFor();
        page.getByText("You asked for it, so another member has to decide.").waitFor();
        assertThat(button("Approve: does not apply").count()).isZero();
        look("applicability-asked");

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
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve: does not apply"))
                .click();
        other.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Approve that it does not apply?"))
                .waitFor();
        faults.addAll(browser.look(other, "applicability-approve"));
        other.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Approve").setExact(true))
                .click();
        other.getByText("Approved by Ben Berg").first().waitFor();

        // Ana's page learns of it by the live feed.
        page.locator(".practice-lead").getByText("Not applicable").waitFor();
        page.getByText("Approved by Ben Berg").first().waitFor();
        page.getByText("overruled by Ana Almeida on").first().waitFor();
        look("applicability-approved");
        button("Applies after all").click();
        page.getByLabel("Reason").fill("The first customer outside signed.");
        button("Say so").click();
        page.getByText("Said by Ana Almeida").waitFor();
        page.locator(".practice-lead").getByText("Unknown").waitFor();

        page.navigate(suite.portal() + project + "/practices/mvp.hypothesis");
        page.getByText("It validates a phase, so it always applies.").waitFor();
        assertThat(button("Does not apply").count()).isZero();

        overruleTheKind(project);

        assertThat(faults).isEmpty();
        assertThat(troubles).allMatch(trouble -> trouble.contains(NOT_ASSESSED_YET));
    }

    private void overruleTheKind(String project) {
        page.navigate(suite.portal() + project + "/settings");
        page.getByText("Nothing was detected yet").waitFor();
        page.getByLabel("It is", exactLabel()).selectOption("library");
        page.getByLabel("Reason").fill("It is built into other products.");
        button("Overrule").click();
        page.getByText("It is a library").waitFor();
        look("project-kind");
        page.navigate(suite.portal() + project + "/practices/mvp.auth");
        page.locator(".practice-lead").getByText("Not applicable").waitFor();
        page.navigate(suite.portal() + project + "/settings");
        button("Go by what was detected").click();
        page.locator("dialog").getByText("Go by what was detected").last().click();
        page.getByText("It is a library").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
}
