package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The alerts of other systems on the pages: chosen, taken on, put off, ended, and seen to have moved on. */
class AlertPagesTest extends PersonInPortal {

    @Test
    void aPersonHandlesTheAlertsOfOtherSystems() {
        signIn();
        makeOrganisation();
        var ana = new Api(suite.portal(), suite.token("ana"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ana.get("/api/v1/alerts/" + org).ok());
        trigger(ana, "disk", "Disk of db-1 is full to 91 %", "critical");
        resolve(ana, "disk");
        trigger(ana, "disk", "Disk of db-1 is full to 97 %", "critical");
        trigger(ana, "disk", "Disk of db-1 is full to 98 %", "critical");
        trigger(ana, "queue", "The queue of mails grows", "warning");
        trigger(ana, "backup", "The backup of last night is missing", "error");

        page.navigate(suite.portal() + "/o/" + org + "/alerts");
        row("Disk of db-1 is full to 98 %").waitFor();
        look("alerts");
        page.getByLabel("Urgency").selectOption("low");
        row("Disk of db-1").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        row("The queue of mails grows").waitFor();
        page.getByLabel("Urgency").selectOption("");

        row("Disk of db-1 is full to 98 %").click();
        page.getByText("2 times").last().waitFor();
        page.locator(".alert-facts summary").click();
        page.getByText("postgresql").waitFor();
        look("alert");
        snooze();
        movesOnMeanwhile(ana);
        many();

        assertThat(faults).isEmpty();
        assertThat(troubles).allMatch(trouble -> trouble.contains("409"));
    }

    private void snooze() {
        page.getByLabel("Snooze for").selectOption("30");
        button("Snooze").click();
        page.getByText("Snoozed until").first().waitFor();
        look("alert-snoozed");
        button("Open again").click();
        page.locator(".alert-detail .eyebrow").getByText("Open").waitFor();
    }

    /** Somebody else is faster, and the page has not heard of it yet. */
    private void movesOnMeanwhile(Api ana) {
        page.getByText("The alert before this one").waitFor();
        page.route("**/api/v1/alerts/*/*/acknowledge", route -> {
            resolve(ana, "disk");
            route.resume();
        });
        button("Acknowledge").click();
        page.getByText("The alert is resolved by now, not open").waitFor();
        look("alert-moved-on");
        page.unroute("**/api/v1/alerts/*/*/acknowledge");
    }

    private void many() {
        page.navigate(suite.portal() + "/o/" + org + "/alerts");
        row("The queue of mails grows").waitFor();
        page.getByLabel("Select all").check();
        page.getByText("2 alerts selected").waitFor();
        look("alerts-selected");
        button("Acknowledge").click();
        page.getByText("2 alerts changed.").waitFor();
        page.getByText("All quiet").waitFor();
    }

    private Locator row(String title) {
        return page.locator(".alert-title").getByText(title);
    }

    private void trigger(Api by, String key, String summary, String severity) {
        var payload = Map.of(
                "summary",
                summary,
                "source",
                "db-1.example.com",
                "severity",
                severity,
                "component",
                "postgresql",
                "custom_details",
                Map.of("used", "98 %", "mounts", List.of("/var", "/")));
        assertThat(by.post(
                                "/api/v1/events/" + org,
                                Map.of("event_action", "trigger", "dedup_key", key, "payload", payload))
                        .status())
                .isEqualTo(202);
    }

    private void resolve(Api by, String key) {
        assertThat(by.post("/api/v1/events/" + org, Map.of("event_action", "resolve", "dedup_key", key))
                        .status())
                .isEqualTo(202);
    }
}
