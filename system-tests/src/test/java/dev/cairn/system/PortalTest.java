package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A person does the main job in the portal; on the way every page is looked at. */
class PortalTest extends PersonInPortal {

    /** What it says when the session has ended, when a save met a newer version, and when the portal is away. */
    private static final Pattern MEANT = Pattern.compile("status of (?:401|412|502|503)|ERR_|Failed to load resource");

    private static final int MOST_TABS = 150;

    @Test
    void aPersonDoesTheMainJobInThePortal() {
        signIn();
        makeOrganisationAndProject();
        upload();
        lookAtTheRoadmap();
        settings();
        anAlertArrivesWithoutReload();
        lookAtErrors();

        assertThat(faults).isEmpty();
        assertThat(troubles).allMatch(trouble -> trouble.contains(NOT_ASSESSED_YET));
    }

    @Test
    void theMainJobIsDoneByKeyboardAlone() {
        page.navigate(suite.portal() + "/");
        button("Sign in").first().waitFor();
        press("Sign in");
        page.getByText("Ana Almeida").first().click();
        heading("Organisations|Start with an organisation").first().waitFor();

        press("New organisation");
        fill("Name", "Acme");
        fill("Address", org);
        press("Create organisation");
        heading("No projects yet").waitFor();
        press("New project");
        fill("Name", "Shop");
        fill("Address", "shop");
        press("Create project");
        page.waitForURL("**/o/" + org + "/projects/shop/upload");
        page.getByText("Waiting for the first evidence").waitFor();
        // Listened for before the key is pressed: the browser learns of it by another way than of keys.
        page.onFileChooser(
                chooser -> chooser.setFiles(new FilePayload("shop.tar.gz", "application/gzip", Trees.whole())));
        press("Choose an archive");
        page.getByText("shop.tar.gz").first().waitFor();
        press("Upload");
        page.getByText("See the assessment").first().waitFor();
        press("See the assessment");
        page.getByText("Next best action").first().waitFor();
        press("See how it is judged");
        heading("How it is judged").waitFor();

        assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("H1");
        assertThat(troubles).allMatch(trouble -> trouble.contains(NOT_ASSESSED_YET));
    }

    @Test
    void whatIsTypedSurvivesTheEndOfTheSession() {
        signIn();
        makeOrganisation();
        page.navigate(suite.portal() + "/o/" + org + "/settings/tokens");
        button("New token").click();
        page.getByLabel("Name", exactLabel()).fill("Typed before the end");
        page.context().clearCookies();

        button("Create token").click();

        heading("Your session has ended").waitFor();
        look("session-ended");
        button("Log in again").click();
        page.getByText("Ana Almeida").first().click();
        page.waitForURL("**/o/" + org + "/settings/tokens");
        page.getByText("What you typed before was kept.").waitFor();
        assertThat(page.getByLabel("Name", exactLabel()).inputValue()).isEqualTo("Typed before the end");
        button("Create token").click();
        heading("Copy the token now").waitFor();
        assertThat(troubles).allMatch(trouble -> MEANT.matcher(trouble).find());
    }

    @Test
    void thePageSaysThatItReconnectsAndCatchesUp() {
        signIn();
        makeOrganisation();
        var ana = new Api(suite.portal(), suite.token("ana"));
        page.navigate(suite.portal() + "/o/" + org);
        live("Live").waitFor();

        Suite.signal(suite.process("portal"), "KILL");

        page.getByText("Reconnecting to the live feed").waitFor();
        look("reconnecting");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> ana.post(
                                "/api/v1/projects/" + org,
                                Map.of("slug", "made-meanwhile", "name", "Made meanwhile", "startDate", "2026-06-01"))
                        .ok());
        live("Live").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        page.getByText("Made meanwhile").first().waitFor();
        assertThat(troubles).allMatch(trouble -> MEANT.matcher(trouble).find());
    }

    private void makeOrganisationAndProject() {
        page.navigate(suite.portal() + "/organisations/new");
        button("Create organisation").click();
        page.getByText("This field is needed.").waitFor();
        look("new-organisation");
        makeOrganisation();
        look("projects-empty");
        page.navigate(suite.portal() + "/o/" + org + "/new-project");
        page.getByLabel("Name", exactLabel()).fill("Shop");
        page.getByLabel("Address", exactLabel()).fill("shop");
        page.getByLabel("Start date").fill("2026-06-01");
        look("new-project");
        button("Create project").click();
        page.waitForURL("**/o/" + org + "/projects/shop/upload");
        page.getByText("Waiting for the first evidence").waitFor();
    }

    private void upload() {
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("shop.tar.gz", "application/gzip", Trees.whole()));
        look("upload");
        button("Upload").click();
        page.getByText("See the assessment").first().waitFor();
        look("job");
        page.navigate(suite.portal() + "/o/" + org + "/projects/shop/upload");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("no.tar", "application/x-tar", new byte[] {1, 2, 3}));
        button("Upload").click();
        page.getByText("no tar, tar.gz or zip archive").first().waitFor();
        look("upload-refused");
        troubles.removeIf(trouble -> trouble.contains("status of 422"));
        byte[] cutShort = Arrays.copyOf(Trees.whole(), 200);
        page.locator("input[type=file]").setInputFiles(new FilePayload("cut.tar.gz", "application/gzip", cutShort));
        button("Upload").click();
        page.getByText("Failed").first().waitFor();
        look("job-failed");
    }

    private void lookAtTheRoadmap() {
        page.navigate(suite.portal() + "/o/" + org + "/projects/shop");
        page.getByText("Next best action").first().waitFor();
        page.locator("text=/^Met$/ >> visible=true").first().waitFor();
        look("roadmap");
        page.navigate(suite.portal() + "/o/" + org + "/projects/shop/practices/foundation.ci-cd");
        page.getByText(".github/workflows/ci.yml").first().waitFor();
        look("practice");
        page.navigate(suite.portal() + "/o/" + org + "/projects/shop/practices/production.disaster-recovery");
        page.getByText("What would prove it").first().waitFor();
        look("practice-unknown");
        page.navigate(suite.portal() + "/o/" + org + "/projects/shop/assessments");
        page.getByText("Latest").first().waitFor();
        look("assessments");
        page.navigate(suite.portal() + "/o/" + org);
        page.getByText("Closed").first().waitFor();
        look("projects");
    }

    private void settings() {
        page.navigate(suite.portal() + "/o/" + org + "/settings");
        heading("Delete organisation").waitFor();
        look("organisation");
        page.navigate(suite.portal() + "/o/" + org + "/settings/members");
        page.getByText("Ana Almeida").last().waitFor();
        look("members");
        button("Add member").click();
        look("member-new");
        page.getByLabel("Name", exactLabel()).fill("Ben Berger");
        page.getByLabel("Subject").fill("ben");
        button("Add member").last().click();
        page.getByText("Ben Berger").first().waitFor();
        page.navigate(suite.portal() + "/o/" + org + "/settings/tokens");
        heading("No tokens yet").waitFor();
        look("tokens-empty");
        button("New token").click();
        page.getByLabel("Name", exactLabel()).fill("CI");
        look("token-new");
        button("Create token").click();
        heading("Copy the token now").waitFor();
        look("token-secret");
        button("I have copied it").click();
        look("tokens");
        webhooks();
        projectSettings();
    }

    private void webhooks() {
        page.navigate(suite.portal() + "/o/" + org + "/settings/webhooks");
        heading("No webhooks yet").waitFor();
        look("webhooks-empty");
        button("New webhook").click();
        page.getByLabel("Name", exactLabel()).fill("Incident channel");
        page.getByLabel("Address").fill("http://127.0.0.1:59999/hooks");
        page.getByLabel("A key pair: receivers only hold the public key").check();
        look("webhook-new");
        button("Create webhook").click();
        heading("Copy the signing secret now").waitFor();
        button("I have copied it").click();
        page.getByText("Incident channel").first().waitFor();
        look("webhooks");
        page.getByText("Incident channel").first().click();
        heading("Deliveries").waitFor();
        button("Send a test").click();
        page.getByText("webhook.test").or(page.locator(".delivery")).first().waitFor();
        var publicKeys = page.locator("code", new Page.LocatorOptions().setHasText("whpk_"));
        String key = publicKeys.first().textContent();
        button("New key pair").click();
        page.locator("dialog[open]")
                .getByText("New key pair", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.getByText("Public key before").waitFor();
        assertThat(publicKeys.first().textContent()).isNotEqualTo(key);
        assertThat(publicKeys.nth(1).textContent()).isEqualTo(key);
        page.getByLabel("From", exactLabel()).fill("2026-01-01T00:00");
        page.locator("section[aria-labelledby=replays] button[type=submit]").click();
        page.getByText("Nothing was queued in that time.").waitFor();
        look("webhook");
    }

    private void projectSettings() {
        String path = "/api/v1/projects/" + org + "/shop";
        var ana = new Api(suite.portal(), suite.token("ana"));
        page.navigate(suite.portal() + "/o/" + org + "/projects/shop/settings");
        page.getByLabel("Name", exactLabel()).fill("Web shop");
        look("project-settings");
        assertThat(ana.patch(path, Map.of("name", "Corner shop"), ana.get(path).etag())
                        .ok())
                .isTrue();

        button("Save changes").click();

        heading("Someone changed this").waitFor();
        look("conflict");
        assertThat(ana.get(path).body().path("name").asText()).isEqualTo("Corner shop");
        button("Save mine over it").click();
        page.getByText("Saved", new Page.GetByTextOptions().setExact(true)).waitFor();
        assertThat(ana.get(path).body().path("name").asText()).isEqualTo("Web shop");
        troubles.removeIf(trouble -> trouble.contains("status of 412"));
        button("Delete project").click();
        look("project-delete");
        button("Cancel").click();
    }

    private void anAlertArrivesWithoutReload() {
        page.navigate(suite.portal() + "/o/" + org + "/alerts");
        heading("All quiet").or(page.getByText("Gate opened")).first().waitFor();
        look("alerts-quiet");
        var ana = new Api(suite.portal(), suite.token("ana"));
        var accepted = ana.upload(
                "/api/v1/scans/" + org + "/shop",
                Trees.reduced(),
                UUID.randomUUID().toString());
        assertThat(accepted.status()).isEqualTo(202);

        page.getByText("Regression").first().waitFor();

        page.waitForCondition(() -> page.title().matches("\\([1-9][0-9]*\\) Alerts.*"));
        look("alerts");
        page.locator(".alert-link").first().click();
        button("Acknowledge").waitFor();
        look("alert");
        button("Acknowledge").click();
        button("Acknowledge")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        page.navigate(suite.portal() + "/o/" + org + "/projects/shop");
        page.getByText("no longer met").first().waitFor();
        look("roadmap-regressed");
    }

    private void lookAtErrors() {
        page.navigate(suite.portal() + "/nothing/here");
        heading("This page does not exist").waitFor();
        look("page-missing");
        page.navigate(suite.portal() + "/o/" + org + "/projects/none");
        page.getByText("Trace id").first().waitFor();
        look("problem");
        page.navigate(suite.portal() + "/auth/callback?state=none");
        heading("The sign-in did not complete|There is nothing here")
                .or(heading("Organisations"))
                .first()
                .waitFor();
        troubles.removeIf(trouble -> trouble.contains("status of 400"));
    }

    /** Goes there by the Tab key, as far as it takes. */
    private void focus(String name) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (name.equals(page.evaluate("(document.activeElement.innerText || '').trim()"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the Tab key does not reach " + name);
    }

    private void press(String name) {
        focus(name);
        page.keyboard().press("Enter");
    }

    /** Goes to the field by the Tab key and types over what it holds. */
    private void fill(String label, String text) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (label.equals(page.evaluate("document.activeElement.labels?.[0]?.innerText.trim() ?? ''"))) {
                page.keyboard().press("Control+A");
                page.keyboard().type(text);
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the Tab key does not reach " + label);
    }

    private Locator live(String word) {
        return page.locator(".live").getByText(word, new Locator.GetByTextOptions().setExact(true));
    }
}
