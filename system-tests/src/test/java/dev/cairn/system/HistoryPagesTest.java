package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What became of a project, why a check came out as it did, and what would follow: as a person sees it. */
class HistoryPagesTest extends PersonInPortal {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void aPersonSeesWhatChangedWhyAndWhatWouldFollow() {
        signIn();
        makeOrganisation();
        var ana = new Api(suite.portal(), suite.token("ana"));
        assertThat(ana.post(
                                "/api/v1/projects/" + org,
                                Map.of("slug", "shop", "name", "Shop", "startDate", "2026-06-01"))
                        .ok())
                .isTrue();
        scan(ana, Trees.whole());
        String job = scan(ana, Trees.reduced());
        String project = suite.portal() + "/o/" + org + "/projects/shop";

        page.navigate(project + "/jobs/" + job);
        heading("^What the scan noticed$").waitFor();
        look("scan-notes");

        page.navigate(project + "/history");
        heading("^Readiness by day$").waitFor();
        page.locator(".trend-chart").first().waitFor();
        page.getByText("The same as a table").click();
        page.locator(".trend-foot .table").waitFor();
        assertThat(page.getByText("Download as CSV").getAttribute("href")).startsWith("data:text/csv");
        page.getByRole(
                        AriaRole.CELL,
                        new Page.GetByRoleOptions().setName("Lost").setExact(true))
                .first()
                .waitFor();
        look("history");

        page.navigate(project + "/practices/foundation.ci-cd");
        page.getByText("First achieved").first().waitFor();
        page.getByText("Last lost").first().waitFor();
        page.getByText("Explain this verdict").first().click();
        page.getByText(Pattern.compile("^It asks that ")).first().waitFor();
        page.getByText(Pattern.compile("What would prove it: ")).first().waitFor();
        look("practice-explained");

        page.locator(".history a").last().click();
        heading("^What changed$").waitFor();
        page.getByText("Regression").first().waitFor();
        page.getByText(Pattern.compile("by evidence ")).first().waitFor();
        look("what-changed");

        page.navigate(project + "/what-if");
        page.getByText("Change something to see what would follow.").first().waitFor();
        look("what-if-empty");
        imagineOtherwise();
        button("Reset").click();
        page.getByText("Change something to see what would follow.").first().waitFor();

        assertThat(faults).isEmpty();
        assertThat(troubles).isEmpty();
    }

    /** Practices taken as met, waived and off, and a fact changed: the gate opens, and the tests are gone. */
    private void imagineOtherwise() {
        page.locator(".what-if-choose details[open] .take-whole select:has(option[value=met])")
                .all()
                .forEach(choice -> choice.selectOption("met"));
        Locator answer = page.locator(".what-if-answer");
        answer.getByText(Pattern.compile("things? imagined")).first().waitFor();
        answer.getByRole(AriaRole.CELL, new Locator.GetByRoleOptions().setName(Pattern.compile("Closed.*Open")))
                .first()
                .waitFor();
        page.getByText(Pattern.compile("^Production grade: ")).first().click();
        page.locator("select[data-id='production.compliance']").selectOption("off");
        page.locator("select[data-id='production.on-call']").selectOption("waived");
        answer.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Alerting with an on-call rotation"))
                .first()
                .waitFor();
        page.getByLabel("Fact", exactLabel()).fill("ci.runs_tests");
        button("Change this fact").click();
        answer.getByText(Pattern.compile("ci.runs_tests: .* true")).first().waitFor();
        page.getByLabel("Fact", exactLabel()).fill("schema.tables");
        button("Change this fact").click();
        page.getByLabel(Pattern.compile("^Value: ")).fill("many");
        page.getByText("Enter a number").first().waitFor();
        look("what-if-wrong");
        page.getByLabel(Pattern.compile("^Value: ")).fill("12");
        answer.getByText("Correct what is marked")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        answer.getByRole(AriaRole.CELL, new Locator.GetByRoleOptions().setName(Pattern.compile("Closed.*Open")))
                .first()
                .waitFor();
        look("what-if");
    }

    private String scan(Api api, byte[] archive) {
        String scans = "/api/v1/scans/" + org + "/shop";
        var accepted = await("the project is known")
                .atMost(SOON)
                .until(() -> api.upload(scans, archive, UUID.randomUUID().toString()), sent -> sent.status() == 202);
        String job = accepted.body().required("id").asText();
        await("job " + job)
                .atMost(SOON)
                .until(
                        () -> api.get("/api/v1/jobs/" + org + "/" + job)
                                .body()
                                .path("state")
                                .asText(),
                        state -> List.of("succeeded").contains(state));
        return job;
    }
}
