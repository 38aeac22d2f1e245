package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An admin shows a status page; a visitor who is signed in nowhere sees it, subscribes, is told, and ends it. */
class StatusPagesTest extends PersonInPortal {

    private final Mailbox mailbox = new Mailbox(suite, "visitor");

    @Test
    void everybodySeesHowTheProductIsAndIsToldIfTheyWish() {
        signIn();
        makeOrganisation();
        var ana = new Api(suite.portal(), suite.token("ana"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ana.get("/api/v1/status-pages/" + org).ok());

        settings();
        components();
        // the page forbids all scripts, also that of the test that looks for obstacles
        var lenient = new NewContextOptions().setBypassCSP(true);
        try (var context = page.context().browser().newContext(lenient)) {
            Page visitor = context.newPage();
            subscribe(visitor);
            declare(ana);
            told(visitor);
        }

        page.navigate(suite.portal() + "/o/" + org + "/settings/status-page");
        page.getByText("Nobody has subscribed yet").waitFor();
        assertThat(faults).isEmpty();
        assertThat(troubles).isEmpty();
    }

    private void settings() {
        page.navigate(suite.portal() + "/o/" + org + "/settings/status-page");
        page.getByText("Nobody sees it").waitFor();
        page.getByText("There are no components yet").waitFor();
        look("status-page-off");
        page.getByLabel("Title").fill("Acme status");
        page.getByLabel("Time zone").fill("Europe/Berlin");
        button("Save changes").click();
        page.getByText("Saved").first().waitFor();
        button("Show the page").click();
        page.getByText("Everybody may see it").waitFor();
    }

    private void components() {
        component("Search", "Finding things");
        component("Checkout", "Paying for what is in the basket");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move Checkout up"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move Search up"))
                .waitFor();
        page.getByLabel("Status of Search, set by hand").selectOption("degraded");
        look("status-page-components");
    }

    private void component(String name, String description) {
        button("New component").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name").fill(name);
        dialog.getByLabel("Description").fill(description);
        button("Add").click();
        page.locator(".word-head strong").getByText(name).waitFor();
    }

    private void subscribe(Page visitor) {
        visitor.navigate(suite.portal() + "/status/" + org);
        visitor.getByText("Some systems do not work as well as usual").waitFor();
        assertThat(visitor.locator("h3").allInnerTexts()).containsExactly("Checkout", "Search");
        faults.addAll(browser.look(visitor, "status-public"));
        visitor.getByText("Subscribe").click();
        visitor.getByLabel("E-mail address").waitFor();
        faults.addAll(browser.look(visitor, "status-subscribe"));
        visitor.getByLabel("E-mail address").fill(mailbox.address());
        visitor.getByText("Subscribe by e-mail").click();
        visitor.getByText("Look into your mail").waitFor();
        visitor.navigate(mailbox.subscription("Confirm it within a day"));
        faults.addAll(browser.look(visitor, "status-confirm"));
        visitor.getByText("Yes, subscribe").click();
        visitor.getByText("You are subscribed to Acme status").waitFor();
        faults.addAll(browser.look(visitor, "status-subscription"));
    }

    private void declare(Api ana) {
        String checkout =
                ana.get("/api/v1/components/" + org).body().at("/items/0/id").asText();
        var made = ana.post("/api/v1/incidents/" + org, Map.of("title", "db-1 is full", "severity", "critical"));
        assertThat(made.status()).isEqualTo(201);
        var said = ana.post(
                "/api/v1/incidents/" + org + "/" + made.body().at("/id").asText() + "/updates",
                Map.of(
                        "text",
                        "We look into it",
                        "public",
                        true,
                        "publicTitle",
                        "Orders fail",
                        "components",
                        Map.of(checkout, "major-outage")));
        assertThat(said.status()).isEqualTo(201);
    }

    private void told(Page visitor) {
        String mail = mailbox.mail("We look into it");
        assertThat(mail).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        visitor.navigate(suite.portal() + "/status/" + org);
        visitor.getByText("Orders fail").first().waitFor();
        faults.addAll(browser.look(visitor, "status-incident"));
        visitor.navigate(mailbox.subscription("We look into it"));
        visitor.getByText("Unsubscribe").click();
        visitor.getByText("You are not told any more").waitFor();
    }
}
