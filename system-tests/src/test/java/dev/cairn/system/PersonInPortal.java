package dev.cairn.system;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

/** A person at the portal, in an organisation of their own; what the pages or the browser complain of is kept. */
@NullUnmarked // what is made before each test is there in each
abstract class PersonInPortal {

    /** What the browser itself says of the answer that there is no assessment yet. */
    static final String NOT_ASSESSED_YET = "the server responded with a status of 404";

    final Suite suite = Suite.running();
    final String org = "acme-" + UUID.randomUUID().toString().substring(0, 8);
    final List<String> faults = new ArrayList<>();
    final List<String> troubles = new ArrayList<>();
    Browser browser;
    Page page;

    @BeforeEach
    void open() {
        Optional<Path> chromium = Browser.installed();
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium on this machine; .ci/run installs it");
        browser = new Browser(chromium.get(), Path.of("target", "screenshots"));
        page = browser.page();
        page.onPageError(troubles::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add(message.text());
            }
        });
    }

    @AfterEach
    void close() {
        browser.close();
    }

    void signIn() {
        page.navigate(suite.portal() + "/");
        button("Sign in").first().waitFor();
        look("landing");
        button("Sign in").first().click();
        page.getByText("Ana Almeida").first().click();
        page.waitForURL(suite.portal() + "/**");
        heading("Organisations|Start with an organisation").first().waitFor();
        look("organisations");
    }

    void makeOrganisation() {
        page.navigate(suite.portal() + "/organisations/new");
        page.getByLabel("Name").fill("Acme");
        page.getByLabel("Address").fill(org);
        button("Create organisation").click();
        page.waitForURL("**/o/" + org);
        heading("No projects yet").waitFor();
    }

    void look(String name) {
        faults.addAll(browser.look(page, name));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String pattern) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile(pattern)));
    }

    static Page.GetByLabelOptions exactLabel() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
