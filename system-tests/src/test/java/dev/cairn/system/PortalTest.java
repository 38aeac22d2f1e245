package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A person does the main job in the portal; on the way every page is looked at. */
class PortalTest {

    /** What the browser itself says of the answer that there is no assessment yet. */
    private static final String NOT_ASSESSED_YET = "the server responded with a status of 404";

    private final Suite suite = Suite.running();
    private final String org = "acme-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> faults = new ArrayList<>();

    @Test
    void aPersonDoesTheMainJobInThePortal() {
        var chromium = Browser.installed();
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium on this machine; .ci/run installs it");
        try (var browser = new Browser(chromium.get(), Path.of("target", "screenshots"))) {
            Page page = browser.page();
            var troubles = new ArrayList<String>();
            page.onPageError(troubles::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains(NOT_ASSESSED_YET)) {
                    troubles.add(message.text());
                }
            });
            signIn(browser, page);
            makeOrganisationAndProject(browser, page);
            upload(browser, page);
            lookAtTheRoadmap(browser, page);
            settings(browser, page);
            anAlertArrivesWithoutReload(browser, page);
            assertThat(faults).isEmpty();
            assertThat(troubles).isEmpty();
        }
    }

    private void signIn(Browser browser, Page page) {
        page.navigate(suite.portal() + "/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))
                .or(button(page, "Sign in"))
                .first()
                .waitFor();
        look(browser, page, "landing");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))
                .or(button(page, "Sign in"))
                .first()
                .click();
        page.getByText("Ana Almeida").first().click();
        page.waitForURL(suite.portal() + "/**");
        heading(page, "Organisations|Start with an organisation").first().waitFor();
        look(browser, page, "organisations");
    }

    private void makeOrganisationAndProject(Browser browser, Page page) {
        page.navigate(suite.portal() + "/organisations/new");
        page.getByLabel("Name").fill("Acme");
        page.getByLabel("Address").fill(org);
        look(browser, page, "new-organisation");
        button(page, "Create organisation").click();
        page.waitForURL("**/o/" + org);
        heading(page, "No projects yet").waitFor();
        look(browser, page, "projects-empty");
        page.navigate(suite.portal() + "/o/" + org + "/new-project");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Shop");
        page.getByLabel("Address", new Page.GetByLabelOptions().setExact(true)).fill("shop");
        page.getByLabel("Start date").fill("2026-06-01");
        look(browser, page, "new-project");
        button(page, "Create project").click();
        page.waitForURL("**/o/" + org + "/projects/shop/upload");
        page.navigate(suite.portal() + "/o/" + org + "/projects/shop");
        heading(page, "Nothing is known yet").waitFor();
        look(browser, page, "project-empty");
    }

    private void upload(Browser browser, Page page) {
        page.navigate(suite.portal() + "/o/" + org + "/projects/shop/upload");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("shop.tar.gz", "application/gzip", Trees.whole()));
        look(browser, page, "upload");
        button(page, "Upload").click();
        page.getByText("See the assessment").first().waitFor();
        look(browser, page, "job");
    }

    private void lookAtTheRoadmap(Browser browser, Page page) {
        page.navigate(suite.portal() + "/o/" + org + "/projects/shop");
        page.getByText("Next best action").first().waitFor();
        page.locator("text=/^Met$/ >> visible=true").first().waitFor();
        look(browser, page, "roadmap");
        page.navigate(suite.portal() + "/o/" + org + "/projects/shop/practices/foundation.ci-cd");
        page.getByText(".github/workflows/ci.yml").first().waitFor();
        look(browser, page, "practice");
        page.navigate(suite.portal() + "/o/" + org + "/projects/shop/assessments");
        page.getByText("Latest").first().waitFor();
        look(browser, page, "assessments");
        page.navigate(suite.portal() + "/o/" + org);
        page.getByText("Shop").first().waitFor();
        look(browser, page, "projects");
    }

    private void settings(Browser browser, Page page) {
        page.navigate(suite.portal() + "/o/" + org + "/settings/tokens");
        heading(page, "API tokens").first().waitFor();
        look(browser, page, "tokens");
        page.navigate(suite.portal() + "/o/" + org + "/settings/webhooks");
        heading(page, "Webhooks").first().waitFor();
        look(browser, page, "webhooks");
    }

    private void anAlertArrivesWithoutReload(Browser browser, Page page) {
        page.navigate(suite.portal() + "/o/" + org + "/alerts");
        heading(page, "All quiet").or(page.getByText("Gate opened")).first().waitFor();
        look(browser, page, "alerts-quiet");
        var ana = new Api(suite.portal(), suite.token("ana"));
        var accepted = ana.upload(
                "/api/v1/scans/" + org + "/shop",
                Trees.reduced(),
                UUID.randomUUID().toString());
        assertThat(accepted.status()).isEqualTo(202);

        page.getByText("Regression").first().waitFor();

        look(browser, page, "alerts");
        page.navigate(suite.portal() + "/o/" + org + "/projects/shop");
        page.getByText("no longer met").first().waitFor();
        look(browser, page, "roadmap-regressed");
    }

    private void look(Browser browser, Page page, String name) {
        faults.addAll(browser.look(page, name));
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static com.microsoft.playwright.Locator heading(Page page, String pattern) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile(pattern)));
    }
}
