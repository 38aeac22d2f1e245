package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The same sign-in against Keycloak with the shipped realm, so that the light provider cannot drift away from it. Runs when
 * asked for, as in CI: Keycloak alone takes as long to start as all the rest.
 */
@EnabledIfSystemProperty(named = "cairn.test.keycloak", matches = "true")
class KeycloakTest {

    @Test
    void aPersonSignsInWithAPasswordAndAfterSigningOutIsAskedForItAgain() {
        var chromium = Browser.installed();
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium on this machine; .ci/run installs it");
        String org = "keycloak-" + UUID.randomUUID().toString().substring(0, 8);
        try (var suite = Suite.withKeycloak();
                var browser = new Browser(chromium.get(), Path.of("target", "screenshots"))) {
            Page page = browser.page();
            page.navigate(suite.portal() + "/");
            named(page, "Sign in").first().click();
            page.waitForURL("**/realms/cairn/**");
            String realm = page.url().replaceAll("(/realms/cairn)/.*", "$1");

            signIn(page, "not the password");
            page.getByText("Invalid username or password").first().waitFor();
            signIn(page, "cairn");
            page.waitForURL(suite.portal() + "/**");
            page.getByText("Ana Almeida").first().waitFor();

            page.navigate(suite.portal() + "/organisations/new");
            page.getByLabel("Name").fill("By Keycloak");
            page.getByLabel("Address").fill(org);
            named(page, "Create organisation").click();
            page.waitForURL("**/o/" + org);
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("No projects yet"))
                    .waitFor();

            alsoSignInElsewhere(page, realm);
            page.navigate(suite.portal() + "/o/" + org);
            named(page, "Sign out").click();
            page.waitForURL(suite.portal() + "/");
            named(page, "Sign in").first().waitFor();
            assertThat(page.context()
                            .request()
                            .get(suite.portal() + "/auth/session")
                            .text())
                    .contains("\"signedIn\":false");
            assertThat(page.context()
                            .request()
                            .get(suite.portal() + "/api/v1/projects/" + org)
                            .status())
                    .isEqualTo(401);
            named(page, "Sign in").first().click();
            page.locator("input[name=password]").waitFor();
        }
    }

    private static void signIn(Page page, String password) {
        page.locator("input[name=username]").fill("ana");
        page.locator("input[name=password]").fill(password);
        page.locator("[name=login]").click();
    }

    /** Keycloak's session ends with its last client by itself, which would hide a sign-out that does not end it. */
    private static void alsoSignInElsewhere(Page page, String realm) {
        Response answer = page.navigate(realm
                + "/protocol/openid-connect/auth?client_id=account-console&response_type=code&scope=openid&redirect_uri="
                + URLEncoder.encode(realm + "/account/", StandardCharsets.UTF_8)
                + "&code_challenge_method=S256&code_challenge=" + "A".repeat(43));
        assertThat(answer.url()).contains("code=");
    }

    /** A button, or a link that looks like one. */
    private static com.microsoft.playwright.Locator named(Page page, String name) {
        Pattern exactly = Pattern.compile("^" + name + "$");
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(exactly))
                .or(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(exactly)));
    }
}
