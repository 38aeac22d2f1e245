package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member connects a repository, sees it read, sets up its webhook, and a push is seen. */
class RepositoryPagesTest extends PersonInPortal {

    @TempDir
    Path folder;

    @Test
    void aRepositoryIsConnectedReadAndFollowedByItsWebhook() throws Exception {
        try (var host = new GitHost(folder)) {
            String commit = host.commit(Trees.files());
            signIn();
            makeOrganisation();
            var ana = new Api(suite.portal(), suite.token("ana"));
            assertThat(ana.post(
                                    "/api/v1/projects/" + org,
                                    Map.of("slug", "shop", "name", "Shop", "startDate", "2026-06-01"))
                            .ok())
                    .isTrue();
            page.navigate(suite.portal() + "/o/" + org + "/projects/shop/settings");
            page.getByText("No repository is connected.").waitFor();
            look("repository-none");

            button("Connect a repository").click();
            button("Connect").click();
            page.locator("dialog .field-error").first().waitFor();
            look("repository-new");
            page.locator("dialog").getByLabel("Address").fill(host.url() + "-not-there");
            button("Connect").click();
            page.getByText("Cannot be read").waitFor(LONG);
            look("repository-failing");

            button("Change").click();
            page.locator("dialog").getByLabel("Address").fill(host.url());
            page.locator("dialog").getByLabel("User name").fill("cairn");
            page.locator("dialog").getByLabel("Access token").fill("canary-4c1f");
            page.locator("dialog").getByLabel("Ask for new commits").selectOption("6");
            look("repository-change");
            button("Save").click();
            page.getByText(commit.substring(0, 12)).waitFor(LONG);
            page.getByText("every 6 hours").first().waitFor();
            page.getByText("set by Ana Almeida").waitFor();
            assertThat(page.content()).doesNotContain("canary-4c1f");
            look("repository-read");

            button("Set up a webhook").click();
            page.getByRole(AriaRole.HEADING)
                    .getByText("Enter this at the repository")
                    .waitFor();
            look("repository-webhook");
            String address =
                    page.locator("dialog").getByLabel("Payload address").inputValue();
            String secret = page.locator("dialog").getByLabel("Secret").inputValue();
            assertThat(address).isEqualTo(suite.portal() + "/api/v1/sources/" + org + "/shop/webhook");
            button("I have copied both").click();
            assertThat(page.content()).doesNotContain(secret);

            String newer = host.commit(Map.of("more.md", "more"));
            assertThat(push(address, secret)).isEqualTo(202);
            page.getByText(newer.substring(0, 12)).waitFor(LONG);

            button("Scan now").click();
            page.getByText("See the assessment").waitFor(LONG);
            look("repository-scan");
            page.navigate(suite.portal() + "/o/" + org + "/projects/shop/settings");
            button("Disconnect").click();
            page.locator("dialog").getByText("Disconnect").last().click();
            page.getByText("No repository is connected.").waitFor();
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(faults).isEmpty());
        assertThat(troubles).allMatch(trouble -> trouble.contains(NOT_ASSESSED_YET));
    }

    private static final com.microsoft.playwright.Locator.WaitForOptions LONG =
            new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(60_000);

    /** What GitHub sends, with its signature. */
    private static int push(String address, String secret) throws Exception {
        String body = "{\"ref\": \"refs/heads/main\", \"repository\": {\"default_branch\": \"main\"}}";
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(), "HmacSHA256"));
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", "d-1")
                .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes())))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
