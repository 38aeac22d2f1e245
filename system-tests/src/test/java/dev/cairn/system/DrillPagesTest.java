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

/** Fire drills on the pages: who cannot be reached, a drill from the button to the answer by mail, a plan, and the evidence. */
class DrillPagesTest extends PersonInPortal {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void aPersonHoldsADrillAndPlansMore() {
        signIn();
        makeOrganisation();
        var ana = new Api(suite.portal(), suite.token("ana"));
        await().atMost(SOON).until(() -> ana.get("/api/v1/drills/" + org).ok());
        page.navigate(suite.portal() + "/o/" + org + "/drills");
        page.getByText("Make an escalation policy first").waitFor();
        policy(ana, schedule(ana));
        project(ana);

        unreachable(ana);
        reachable(ana);
        drill(ana);
        plan();

        assertThat(faults).isEmpty();
        assertThat(troubles)
                .allMatch(trouble ->
                        trouble.contains("422") || trouble.contains("409") || trouble.contains(NOT_ASSESSED_YET));
    }

    private final Mailbox mailbox = new Mailbox(suite, "drill");

    private String schedule(Api ana) {
        String subject =
                ana.get("/api/v1/members/" + org).body().at("/items/0/subject").asText();
        var rotation =
                Map.of("unit", "weeks", "length", 1, "start", "2026-01-05T09:00", "participants", List.of(subject));
        var made = ana.post(
                "/api/v1/schedules/" + org,
                Map.of(
                        "name",
                        "Primary",
                        "timeZone",
                        "Europe/Berlin",
                        "layers",
                        List.of(Map.of("rotation", rotation))));
        assertThat(made.status()).as(String.valueOf(made.body())).isEqualTo(201);
        return made.body().path("id").asText();
    }

    private void policy(Api ana, String schedule) {
        var step = Map.of("delaySeconds", 0, "targets", List.of(Map.of("kind", "schedule", "id", schedule)));
        var made = ana.post("/api/v1/policies/" + org, Map.of("name", "Shop", "steps", List.of(step)));
        assertThat(made.status()).as(String.valueOf(made.body())).isEqualTo(201);
        var routed = ana.put(
                "/api/v1/routing/" + org,
                Map.of("rules", List.of(), "otherwise", made.body().path("id").asText()),
                "*");
        assertThat(routed.status()).as(String.valueOf(routed.body())).isEqualTo(200);
    }

    private void project(Api ana) {
        var made = ana.post(
                "/api/v1/projects/" + org, Map.of("name", "Webshop", "slug", "webshop", "startDate", "2026-09-01"));
        assertThat(made.status()).as(String.valueOf(made.body())).isEqualTo(201);
    }

    private void unreachable(Api ana) {
        await().atMost(SOON)
                .until(() -> ana.get("/api/v1/coverage/" + org)
                                .body()
                                .path("unreachable")
                                .size()
                        == 1);
        page.navigate(suite.portal() + "/o/" + org + "/schedules");
        page.getByText("You are on call soon and cannot be reached").waitFor();
        look("on-call-unreachable");
        page.navigate(suite.portal() + "/o/" + org + "/drills");
        page.getByText("No drill was held yet").waitFor();
        button("Start a drill").click();
        dialog().getByText("on call in Primary").waitFor();
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"))
                .click();
    }

    private void reachable(Api ana) {
        String methods = "/api/v1/people/" + org + "/me/contact-methods";
        String id = ana.post(methods, Map.of("kind", "email", "name", "Mail", "address", mailbox.address()))
                .body()
                .path("id")
                .asText();
        assertThat(ana.post(methods + "/" + id + "/code", Map.of()).status()).isEqualTo(200);
        assertThat(ana.post(methods + "/" + id + "/verify", Map.of("code", mailbox.code()))
                        .status())
                .isEqualTo(200);
        await().atMost(SOON)
                .until(() -> ana.get("/api/v1/coverage/" + org)
                                .body()
                                .at("/policies/0/gapFreeDays")
                                .asInt()
                        == 30);
    }

    private void drill(Api ana) {
        page.navigate(suite.portal() + "/o/" + org + "/drills");
        button("Start a drill").click();
        dialog().getByText("Ana Almeida").waitFor();
        dialog().getByLabel("Minutes to answer").fill("0");
        button("Page them now").click();
        dialog().getByText("A whole number from 1 to 1440.").waitFor();
        dialog().getByLabel("Minutes to answer").fill("30");
        look("drill-begin");
        button("Page them now").click();
        page.getByText("The drill runs.").waitFor();
        String link = mailbox.link("This is a drill");
        page.getByText("Ana Almeida: reached by E-mail").waitFor();
        page.navigate(link);
        page.getByText("Fire drill: are you there?").waitFor();
        button("Acknowledge").click();
        page.getByText("You have taken it on").waitFor();
        await().atMost(SOON)
                .until(() -> ana.get("/api/v1/drills/" + org)
                        .body()
                        .at("/items/0/state")
                        .asText()
                        .equals("acknowledged"));
        page.navigate(suite.portal() + "/o/" + org + "/drills");
        page.getByText("Ana Almeida, after").waitFor();
        look("drills");
        page.getByText("See the alert").click();
        page.getByText("Drill: nothing is wrong").waitFor();
        await("the drill is evidence of the project")
                .atMost(SOON)
                .until(() -> ana.get("/api/v1/evidence/" + org + "/webshop")
                        .body()
                        .toString()
                        .contains("took a fire drill of Shop on after"));
    }

    private void plan() {
        page.navigate(suite.portal() + "/o/" + org + "/drills");
        button("Plan drills").click();
        dialog().getByLabel("Not after").fill("09:00");
        dialog().getByLabel("Time zone").fill("Europe/Berlin");
        dialog().getByLabel("Friday").uncheck();
        button("Plan").click();
        dialog().getByText("Must be after").waitFor();
        dialog().getByLabel("Not after").fill("16:00");
        look("drill-plan-form");
        button("Plan").click();
        page.getByText("Every 2 weeks, between 10:00 and 16:00 (Europe/Berlin)").waitFor();
        look("drill-plan");
        button("Turn off the plan of Shop").click();
        button("Turn on the plan of Shop").waitFor();
        button("Delete the plan of Shop").click();
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        page.getByText("Nothing is planned.").waitFor();
        page.navigate(suite.portal() + "/o/" + org + "/policies");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Shop"))
                .first()
                .click();
        page.getByText("Reaches somebody at all times for 30 days").waitFor();
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }
}
