package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person says on the pages how they are reached, is paged by real mail, and acknowledges by the link in it. */
class ContactPagesTest extends PersonInPortal {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Mailbox mailbox = new Mailbox(suite, "ana");

    @Test
    void aPersonSaysHowTheyAreReachedAndIs() {
        signIn();
        makeOrganisation();
        var ana = new Api(suite.portal(), suite.token("ana"));
        await().atMost(SOON).until(() -> ana.get("/api/v1/alerts/" + org).ok());

        page.locator(".account a").click();
        heading("You cannot be paged yet").waitFor();
        look("contacts-none");
        addAndVerify();
        rules();
        letters(ana);
        reachable();
        answerByLink(ana);

        assertThat(faults).isEmpty();
        assertThat(troubles).allMatch(trouble -> trouble.contains("422"));
    }

    private void addAndVerify() {
        button("Add a method").click();
        page.getByLabel("Kind").selectOption("email");
        page.getByLabel("Name").fill("My mail");
        page.getByLabel("Address").fill(mailbox.address());
        look("contact-add");
        button("Add and send a code").click();
        page.getByText("A code was sent to a…@example.com.").waitFor();
        String code = mailbox.code();
        page.getByLabel("Code").fill(code.equals("123456") ? "123457" : "123456");
        button("Verify").click();
        page.getByText("is not the one that was sent").first().waitFor();
        look("contact-verify");
        page.getByLabel("Code").fill(code);
        button("Verify").click();
        page.locator(".notice").getByText("Verified. You can be paged by it.").waitFor();
        button("Send a test message to My mail").click();
        page.locator(".notice").getByText("The test message was sent.").waitFor();
        mailbox.mail("Nothing is wrong");
    }

    private void rules() {
        Locator high = page.getByRole(AriaRole.GROUP).filter(new Locator.FilterOptions().setHasText("High urgency"));
        high.getByText("Add a rule").click();
        high.getByLabel("After minutes").fill("x");
        button("Save rules").click();
        page.getByText("A number from 0 to 9000.").waitFor();
        high.getByLabel("After minutes").fill("0");
        button("Save rules").click();
        await().atMost(SOON)
                .until(() -> suite.rows(
                                        "cairn_notification",
                                        "select 1 from notification_rules r join known_organisation o using (organisation_id)"
                                                + " where o.slug = '" + org + "'")
                                .size()
                        == 1);
        page.reload();
        high.getByLabel("After minutes").waitFor();
        look("contacts");
    }

    private void letters(Api ana) {
        Locator takes = page.getByLabel("Send news and digests to My mail");
        takes.uncheck();
        page.getByText("None of your verified methods takes news and digests").waitFor();
        look("contacts-no-letters");
        takes.check();
        page.locator(".notice").getByText("News and digests go to My mail.").waitFor();

        page.getByLabel("somebody else takes the alert on").uncheck();
        button("Save choice").click();
        String mine = "/api/v1/people/" + org + "/me/";
        await().atMost(SOON)
                .until(() -> !ana.get(mine + "news").body().path("acknowledged").asBoolean());

        page.getByLabel("How often").selectOption("weekly");
        page.getByLabel("At", new Page.GetByLabelOptions().setExact(true)).fill("8 o'clock");
        page.getByLabel("Time zone", new Page.GetByLabelOptions().setExact(true))
                .fill("Europe/Berlin");
        button("Save digest").click();
        page.getByText("Hours and minutes, such as 08:00.").last().waitFor();
        page.getByLabel("At", new Page.GetByLabelOptions().setExact(true)).fill("07:30");
        button("Save digest").click();
        page.getByText("The next one is due").waitFor();
        assertThat(ana.get(mine + "digest").body().path("timeZone").asText()).isEqualTo("Europe/Berlin");
        button("Show what it would say now").click();
        page.getByText("There is nothing to tell now").waitFor();
        look("contacts-letters");
    }

    private void reachable() {
        page.navigate(suite.portal() + "/o/" + org + "/settings/members");
        page.getByText("By E-mail").waitFor();
        look("members-reachable");
    }

    private void answerByLink(Api ana) {
        page.navigate(suite.portal() + "/o/" + org + "/alerts/" + trigger(ana, "Queue of db-2 grows"));
        page.getByText("Nobody was paged.").waitFor();
        pageAna(ana);
        page.navigate(suite.portal() + "/o/" + org + "/alerts/" + trigger(ana, "Disk of db-1 is full"));
        String link = mailbox.link("Disk of db-1 is full");

        var stranger = browser.page();
        var copy = browser.page();
        copy.setContent(stranger.navigate(link).text());
        faults.addAll(browser.look(copy, "acknowledge"));
        stranger.getByText("Do you take this alert on?").waitFor();
        stranger.setViewportSize(320, 700);
        stranger.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "acknowledge-narrow.png")));
        stranger.getByText("Acknowledge").last().click();
        stranger.getByText("You have taken it on").waitFor();
        stranger.navigate(link);
        stranger.getByText("The alert has moved on").waitFor();
        assertThat(stranger.locator("button").count()).isZero();

        page.reload();
        page.getByText("Acknowledged by the link in a message").waitFor();
        page.locator(".page-message .tag").getByText("Sent").waitFor();
        page.locator(".page-message summary").click();
        look("alert-paged");
    }

    private String trigger(Api ana, String summary) {
        var payload = Map.of("summary", summary, "source", "db-1", "severity", "critical");
        return ana.post("/api/v1/events/" + org, Map.of("event_action", "trigger", "payload", payload))
                .body()
                .get("alert")
                .asText();
    }

    private void pageAna(Api ana) {
        var step = Map.of("targets", List.of(Map.of("kind", "person", "id", "ana")));
        var policy = ana.post("/api/v1/policies/" + org, Map.of("name", "Ana", "steps", List.of(step)));
        assertThat(policy.status()).as(String.valueOf(policy.body())).isEqualTo(201);
        var routing = Map.of("rules", List.of(), "otherwise", policy.body().get("id"));
        assertThat(ana.put("/api/v1/routing/" + org, routing, "\"0\"").status()).isEqualTo(200);
    }
}
