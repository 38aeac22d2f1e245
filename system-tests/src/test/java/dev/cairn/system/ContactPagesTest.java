package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A person says on the pages how they are reached, is paged by real mail, and acknowledges by the link in it. */
class ContactPagesTest extends PersonInPortal {

    private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");
    private static final Pattern LINK = Pattern.compile("(http://127\\.0\\.0\\.1:[0-9]+/ack/[A-Za-z0-9_-]+)");
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String address = "ana-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";

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
        reachable();
        answerByLink(ana);

        assertThat(faults).isEmpty();
        assertThat(troubles).allMatch(trouble -> trouble.contains("422"));
    }

    private void addAndVerify() {
        button("Add a method").click();
        page.getByLabel("Kind").selectOption("email");
        page.getByLabel("Name").fill("My mail");
        page.getByLabel("Address").fill(address);
        look("contact-add");
        button("Add and send a code").click();
        page.getByText("A code was sent to a…@example.com.").waitFor();
        String code = found(CODE, mail("Your code is"));
        page.getByLabel("Code").fill(code.equals("123456") ? "123457" : "123456");
        button("Verify").click();
        page.getByText("is not the one that was sent").first().waitFor();
        look("contact-verify");
        page.getByLabel("Code").fill(code);
        button("Verify").click();
        page.locator(".notice").getByText("Verified. You can be paged by it.").waitFor();
        button("Send a test message to My mail").click();
        page.locator(".notice").getByText("The test message was sent.").waitFor();
        assertThat(mail("Nothing is wrong")).contains(address);
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

    private void reachable() {
        page.navigate(suite.portal() + "/o/" + org + "/settings/members");
        page.getByText("By E-mail").waitFor();
        look("members-reachable");
    }

    /** Pages as the escalation engine does: by the rows that it writes. */
    private void answerByLink(Api ana) {
        var payload = Map.of("summary", "Disk of db-1 is full", "source", "db-1", "severity", "critical");
        var event = Map.of("event_action", "trigger", "dedup_key", "disk", "payload", payload);
        String alert =
                ana.post("/api/v1/events/" + org, event).body().get("alert").asText();
        page.navigate(suite.portal() + "/o/" + org + "/alerts/" + alert);
        page.getByText("Nobody was paged.").waitFor();
        suite.rows("cairn_notification", """
                with made as (
                    insert into page (id, organisation_id, alert_id, generation, round, step, person, person_name, urgency, why,
                        created_at)
                    select gen_random_uuid(), a.organisation_id, a.id, 1, 1, 1, 'ana', 'Ana', 'high', 'on call in Primary', now()
                    from alert a where a.id = '%s' returning *)
                insert into page_message (id, organisation_id, page_id, alert_id, person, method_id, kind, hint, first, state, due_at)
                select gen_random_uuid(), m.organisation_id, m.id, m.alert_id, m.person, c.id, c.kind, c.hint, true, 'waiting', now()
                from made m join contact_method c on c.organisation_id = m.organisation_id and c.person = m.person
                returning id""".formatted(alert));
        String link = found(LINK, mail("Disk of db-1 is full"));

        var stranger = browser.page();
        var copy = browser.page();
        copy.setContent(stranger.navigate(link).text());
        faults.addAll(browser.look(copy, "acknowledge"));
        stranger.getByText("Do you take this alert on?").waitFor();
        stranger.setViewportSize(320, 700);
        stranger.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "acknowledge-narrow.png")));
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

    /** The mail to the person that has this text, once it came. */
    private String mail(String text) {
        return await().atMost(SOON)
                .until(() -> mails(text), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> mails(String text) {
        try (var files = Files.list(suite.data().resolve("mail"))) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                String mail = Files.readString(file).replace("=\r\n", "").replace("=3D", "=");
                if (mail.contains(address) && mail.contains(text)) {
                    return Optional.of(mail);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String found(Pattern what, String text) {
        Matcher found = what.matcher(text.substring(text.indexOf("\r\n\r\n")));
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}
