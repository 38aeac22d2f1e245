package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An admin and a roadmap of the organisation's own: mistakes at their lines, who would fall, from when it counts. */
class RoadmapPagesTest extends PersonInPortal {

    private static final String FIRST = """
            id: house-rules
            version: 1
            title: House rules
            facts:
              - {name: project.start_date, type: string, title: "start date"}
            phases:
              - id: build
                title: Build
                window: weeks 1-6
                from-week: 1
                to-week: 6
                practices:
                  - id: build.begun
                    title: Begun
                    why: What has no beginning has no end. It is the first thing to know.
                    checks:
                      - id: build.begun.date
                        title: The start date is known
                        expression: project.start_date != ''
                        strength: claimed
                        weight: 1
                        effort: S
                        required: true
                        advice: State the date.
                        proof: The project's settings.
            """;
    private static final String SECOND = FIRST.replace("version: 1", "version: 2")
                    .replace(
                            "phases:",
                            "  - {name: own.reviewed, type: bool, title: \"somebody else has reviewed it\"}\nphases:")
            + """
            #
                  - id: build.review
                    title: Reviewed
                    why: Two see more than one. It spreads what is known.
                    checks:
                      - id: build.review.done
                        title: Somebody else has reviewed it
                        expression: own.reviewed
                        strength: claimed
                        weight: 1
                        effort: M
                        required: true
                        advice: Ask somebody.
                        proof: The word of somebody.
            """.replace("#\n", "");

    @Test
    void anAdminWritesARoadmapSeesWhoWouldFallAndPublishesIt() {
        signIn();
        makeOrganisation();
        var ana = new Api(suite.portal(), suite.token("ana"));
        assertThat(ana.post(
                                "/api/v1/projects/" + org,
                                Map.of("slug", "shop", "name", "Shop", "startDate", "2026-06-01"))
                        .ok())
                .isTrue();
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        ana.get("/api/v1/assessments/" + org + "/shop/latest").ok());

        page.navigate(suite.portal() + "/o/" + org + "/settings/roadmaps");
        page.getByText("Counts here").waitFor();
        look("roadmaps");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Write a roadmap"))
                .click();
        write(FIRST.replace("expression: project.start_date", "expression: project.start_dat")
                .replace("weight", "wieght"));
        button("Check").click();
        page.getByText("3 mistakes. Nothing can be published yet.").waitFor();
        page.getByText("did you mean project.start_date?").waitFor();
        assertThat(button("Publish").count()).isZero();
        look("roadmap-mistakes");
        button("Line 19, column 25").click();
        assertThat(
                        page.evaluate(
                                "document.activeElement.value.slice(0, document.activeElement.selectionStart).split('\\n').length"))
                .isEqualTo(19);

        write(FIRST);
        button("Check").click();
        page.getByText("No mistakes: 1 phase, 1 practice, 1 check.").waitFor();
        button("Publish").click();
        heading("^House rules$").waitFor();
        page.getByText("In effect").first().waitFor();
        page.navigate(suite.portal() + "/o/" + org + "/settings/roadmaps");
        page.getByLabel("Roadmap", exactLabel()).selectOption("house-rules");
        button("Use this roadmap").click();
        page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("House rules"))
                .getByText("Counts here")
                .waitFor();
        look("roadmaps-own");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ana.get("/api/v1/assessments/" + org + "/shop/latest")
                        .body()
                        .at("/roadmap/id")
                        .asText()
                        .equals("house-rules"));

        page.navigate(suite.portal() + "/o/" + org + "/settings/roadmaps/write/house-rules/1");
        write(SECOND);
        button("Check").click();
        button("See who would fall").click();
        page.getByText("Of 1 project, 1 would fall and 0 would rise.").waitFor();
        page.getByText("Somebody else has reviewed it:").waitFor();
        look("roadmap-shadow");
        page.getByLabel("Takes effect").selectOption("later");
        button("Publish").click();
        page.getByText("Choose a date to come.").waitFor();
        page.getByLabel("Date of effect (UTC)")
                .fill(LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());
        button("Publish").click();
        heading("^House rules$").waitFor();
        page.getByText("Scheduled").first().waitFor();
        look("roadmap-versions");
        button("Withdraw version 2").click();
        button("Withdraw").last().click();
        page.getByText("Withdrawn").first().waitFor();

        page.navigate(suite.portal() + "/o/" + org + "/projects/shop");
        page.getByText("Build").first().waitFor();
        look("project-own-roadmap");
        page.navigate(suite.portal() + "/o/" + org + "/projects/shop/settings");
        page.getByText("As the organisation: House rules")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        look("project-roadmap-choice");
        page.getByLabel("Declared phase").selectOption("build");
        button("Save changes").click();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ana.get("/api/v1/projects/" + org + "/shop")
                        .body()
                        .path("phase")
                        .asText()
                        .equals("build"));

        assertThat(faults).isEmpty();
        assertThat(troubles).allMatch(trouble -> trouble.contains(NOT_ASSESSED_YET));
    }

    private void write(String yaml) {
        page.getByLabel("Roadmap (YAML)").fill(yaml);
    }
}
