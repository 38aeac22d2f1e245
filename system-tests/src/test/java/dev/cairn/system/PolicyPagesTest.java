package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Escalation policies on the pages: written, refused, tried out, changed and removed. */
class PolicyPagesTest extends PersonInPortal {

    @Test
    void aPersonWritesAPolicyAndTriesItOut() {
        signIn();
        makeOrganisation();
        var ana = new Api(suite.portal(), suite.token("ana"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ana.get("/api/v1/policies/" + org).ok());
        schedule(ana);

        page.navigate(suite.portal() + "/o/" + org + "/policies");
        heading("No policies yet").waitFor();
        look("policies-empty");
        page.getByText("New policy").click();
        write();
        tryOut();
        change();
        page.navigate(suite.portal() + "/o/" + org + "/policies");
        page.getByText("Shop at night").waitFor();
        look("policies");
        remove();

        assertThat(faults).isEmpty();
        assertThat(troubles).allMatch(trouble -> trouble.contains("422"));
    }

    private void schedule(Api ana) {
        var members = ana.get("/api/v1/members/" + org);
        String subject = members.body().at("/items/0/subject").asText();
        var rotation = Map.of("unit", "weeks", "length", 1, "start", "2026-01-05T09:00", "participants", List.of(subject));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ana.post(
                                        "/api/v1/schedules/" + org,
                                        Map.of(
                                                "name",
                                                "Primary",
                                                "timeZone",
                                                "Europe/Berlin",
                                                "layers",
                                                List.of(Map.of("rotation", rotation))))
                                .status()
                        == 201);
    }

    private void write() {
        heading("New policy").waitFor();
        page.getByLabel("Who, in step 1").waitFor();
        button("Create policy").click();
        page.getByText("Choose at least one.").waitFor();
        look("policy-refused");
        page.getByLabel("Name").fill("Shop");
        page.getByLabel("Who, in step 1").selectOption("Primary");
        button("Add a step").click();
        page.getByLabel("Who, in step 2").selectOption("Ana Almeida");
        page.getByLabel("Minutes after the step before").fill("0");
        button("Create policy").click();
        page.getByText("must be 60 to 86400").waitFor();
        page.getByLabel("Minutes after the step before").fill("10");
        page.getByLabel("Repeats").fill("1");
        page.getByLabel("Keep quiet hours").check();
        look("policy-form");
        button("Show").click();
        page.locator(".simulation").waitFor();
        button("Create policy").click();
        heading("^Shop$").waitFor();
    }

    private void tryOut() {
        page.getByText("After 10 minutes").waitFor();
        button("Show").click();
        page.locator(".simulation").getByText("on call in Primary").first().waitFor();
        assertThat(page.locator(".simulation > li").count()).isEqualTo(4);
        page.getByText("There is no further step.").waitFor();
        look("policy");
    }

    private void change() {
        page.getByText("Edit policy").click();
        page.getByLabel("Name").waitFor();
        page.getByLabel("Name").fill("Shop at night");
        button("Remove step 2").click();
        button("Save").click();
        heading("^Shop at night$").waitFor();
    }

    private void remove() {
        page.getByText("Shop at night").click();
        button("Delete").click();
        page.getByText("go on as they began").waitFor();
        look("policy-remove");
        button("Delete").last().click();
        heading("No policies yet").waitFor();
    }
}
