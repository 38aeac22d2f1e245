package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Schedules on the pages: written, looked at, explained, corrected, swapped, and taken over from another system. */
class SchedulePagesTest extends PersonInPortal {

    private static final String EXPORT = """
            {"schedule": {"name": "Mail", "timezone": "Europe/Berlin", "rotations": [{"id": "r1", "name": "Six hours",
            "type": "hourly", "length": 6, "startDate": "2026-01-05T07:00:00Z", "participants": [
            {"type": "user", "username": "ana@example.com"}, {"type": "user", "username": "b.berg@example.com"},
            {"type": "team", "id": "t1", "name": "Ops"}]}]}}""";

    @Test
    void aPersonPlansWhoIsOnCall() {
        signIn();
        makeOrganisation();
        var ana = new Api(suite.portal(), suite.token("ana"));
        assertThat(ana.post("/api/v1/members/" + org, Map.of("subject", "ben", "name", "Ben Berg", "role", "editor"))
                        .status())
                .isEqualTo(201);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ana.get("/api/v1/schedules/" + org).ok());

        page.navigate(suite.portal() + "/o/" + org + "/schedules");
        page.getByText("No schedules yet").waitFor();
        look("schedules-empty");
        write();
        look("schedule");
        explain();
        override();
        swap(new Api(suite.portal(), suite.token("ben")));
        calendar();
        edit();
        takeOver();
        page.navigate(suite.portal() + "/o/" + org + "/schedules");
        link("Mail").waitFor();
        link("Shop").waitFor();
        look("schedules");

        assertThat(faults).isEmpty();
        assertThat(troubles).allMatch(trouble -> trouble.contains("422"));
    }

    private void write() {
        link("New schedule").click();
        page.getByLabel("Name", exactLabel()).first().fill("Shop");
        page.getByLabel("Time zone", exactLabel()).fill("Mars/Olympus");
        button("Create schedule").click();
        page.getByText("This is the name of no time zone.").waitFor();
        page.getByLabel("Time zone", exactLabel()).fill("Europe/Berlin");
        page.getByLabel("Unit").selectOption("days");
        page.getByLabel("Turn 1", exactLabel()).selectOption("Ana Almeida");
        button("Add turn").click();
        page.getByLabel("Turn 2", exactLabel()).selectOption("Ben Berg");
        button("Add layer").click();
        page.getByLabel("Turn 1", exactLabel()).nth(1).selectOption("Ben Berg");
        button("Add hours").nth(1).click();
        look("schedule-form");
        button("Create schedule").click();
        heading("^Shop$").waitFor();
        page.locator(".stint").first().waitFor();
    }

    private void explain() {
        page.getByLabel("At", exactLabel()).fill("2027-03-28T02:30");
        button("Explain").click();
        page.getByText("on call at").waitFor();
        look("schedule-why");
        button("Later week").press("Enter");
        button("This week").press("Enter");
        page.locator(".stint").first().waitFor();
    }

    private void override() {
        button("Add override").click();
        dialog().getByLabel("Person").selectOption("Ben Berg");
        dialog().getByLabel("End").fill("2020-01-01T00:00");
        dialog().getByText("Add override").last().click();
        page.getByText("The end must be after the start.").waitFor();
        dialog().getByLabel("End")
                .fill(dialog().getByLabel("Start").inputValue().replaceFirst("^\\d+", "2027"));
        dialog().getByLabel("Reason").fill("Ana is ill");
        look("schedule-override");
        dialog().getByText("Add override").last().click();
        page.getByText("Ben Berg instead of everybody").waitFor();
        page.getByText("Ana is ill").waitFor();
        page.getByLabel("Take back: Ben Berg instead of everybody").click();
        dialog().getByText("Take back", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.getByText("Ana is ill").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** Ben asks Ana, who accepts on the page. */
    private void swap(Api ben) {
        var schedule = page.url().substring(page.url().lastIndexOf('/') + 1);
        String path = "/api/v1/schedules/" + org + "/" + schedule;
        var shifts = ben.get(path + "/shifts").body().required("items");
        var own = StreamSupport.stream(shifts.spliterator(), false)
                .filter(one -> one.required("person").asText().equals("ben"))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(ben.post(
                                path + "/swaps",
                                Map.of(
                                        "with",
                                        "ana",
                                        "start",
                                        own.required("start").asText(),
                                        "end",
                                        own.required("end").asText(),
                                        "note",
                                        "My daughter's birthday"))
                        .status())
                .isEqualTo(201);
        page.reload();
        page.getByText("My daughter's birthday").waitFor();
        look("schedule-swap");
        page.getByLabel("Accept: Ben Berg asks Ana Almeida").click();
        page.getByText("Accepted").first().waitFor();
        page.getByText("Ana Almeida instead of Ben Berg").waitFor();
    }

    private void calendar() {
        button("Make a link").click();
        dialog().getByText("Make a link").last().click();
        assertThat(page.getByLabel("Link", exactLabel()).inputValue()).contains("/api/v1/calendars/");
        look("schedule-link");
        button("Done").click();
        page.getByLabel("Revoke the link to the shifts of Everybody").click();
        dialog().getByText("Revoke", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.getByText("There are no links.").waitFor();
        button("Replace for a time").click();
        look("schedule-temporary");
        dialog().getByText("Replace for a time").last().click();
        page.getByText("There are none ahead.")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    private void edit() {
        link("Edit layers").click();
        heading("Edit Shop").waitFor();
        page.getByLabel("Move turn 2 up").first().click();
        page.getByLabel("Description").fill("The shop and its payments");
        button("Save changes").click();
        page.getByText("The shop and its payments").waitFor();
    }

    private void takeOver() {
        page.navigate(suite.portal() + "/o/" + org + "/import-schedule");
        page.getByLabel("Export").fill("{");
        button("Preview").click();
        page.getByText("This is not JSON.").waitFor();
        page.getByLabel("Export").fill(EXPORT.replace("Europe/Berlin", "Berlin"));
        button("Preview").click();
        page.getByText("must be the IANA name").waitFor();
        page.getByLabel("Export").fill(EXPORT);
        button("Preview").click();
        page.getByText("A turn of a team cannot be kept").waitFor();
        page.getByLabel("b.berg@example.com").selectOption("Ben Berg");
        button("Preview again").click();
        look("schedule-import");
        button("Create this schedule").click();
        heading("^Mail$").waitFor();
    }

    private Locator dialog() {
        return page.locator("dialog[open]");
    }

    private Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
