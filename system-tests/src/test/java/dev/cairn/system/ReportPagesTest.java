package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What of a project leaves the suite: reports to take along, and a page that everybody may see while it is on. */
class ReportPagesTest extends PersonInPortal {

    private static final Pattern A4 = Pattern.compile("/MediaBox \\[0 0 59[45][.\\d]* 84[12][.\\d]*]");

    @Test
    void anAdminPrintsAReportAndShowsASummaryToEverybody() throws Exception {
        signIn();
        makeOrganisation();
        var ana = new Api(suite.portal(), suite.token("ana"));
        assertThat(ana.post(
                                "/api/v1/projects/" + org,
                                Map.of("slug", "shop", "name", "Shop <b>&", "startDate", "2026-06-01"))
                        .ok())
                .isTrue();
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        ana.get("/api/v1/assessments/" + org + "/shop/latest").ok());

        page.navigate(suite.portal() + "/o/" + org + "/projects/shop");
        heading("^Take it along$").waitFor();
        look("project-reports");
        String print = suite.portal() + page.locator(".report-list a").first().getAttribute("href");
        report(print);

        page.navigate(suite.portal() + "/o/" + org + "/projects/shop/settings");
        page.getByText("Nothing is public.").waitFor();
        look("public-page-off");
        button("Turn on").click();
        page.getByText("Open the page").waitFor();
        await().until(
                        () -> page.evaluate("document.querySelector('.badge-image').naturalWidth > 50"),
                        Boolean.TRUE::equals);
        look("public-page-on");
        String link = page.getByText("Open the page").getAttribute("href");
        assertThat(link).matches(Pattern.quote(suite.portal()) + "/public/[A-Za-z0-9_-]{32}");
        Page stranger = stranger(link);

        button("New link").click();
        heading("^Make a new link\\?$").waitFor();
        look("public-page-rotate");
        button("New link").last().click();
        await().until(() -> page.getByText("Open the page").getAttribute("href"), other -> !link.equals(other));
        assertThat(stranger.navigate(link).status()).isEqualTo(404);
        String second = page.getByText("Open the page").getAttribute("href");
        assertThat(stranger.navigate(second).status()).isEqualTo(200);
        button("Turn off").click();
        heading("^Turn the public page off\\?$").waitFor();
        button("Turn off").last().click();
        page.getByText("Nothing is public.").waitFor();
        assertThat(stranger.navigate(second).status()).isEqualTo(404);
        notPublic(stranger, second);
        notPublic(stranger, suite.portal() + "/public/a%20b");

        assertThat(faults).isEmpty();
        assertThat(troubles).allMatch(trouble -> trouble.contains(NOT_ASSESSED_YET));
    }

    /** In a sandbox no script runs, axe neither; so its looks are judged from its text, its policy at its own address. */
    private void report(String address) throws Exception {
        APIResponse answer = page.request().get(address);
        assertThat(answer.headers().get("content-security-policy")).endsWith("sandbox");
        assertThat(answer.text()).contains("Shop &lt;b&gt;&amp;").doesNotContain("<b>&");
        Page paper = browser.page();
        paper.setContent(answer.text());
        faults.addAll(browser.look(paper, "report"));
        Path file = Path.of("target", "screenshots", "report.pdf");
        paper.pdf(new Page.PdfOptions().setPath(file).setPreferCSSPageSize(true));
        String pdf = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(A4.matcher(pdf).results().count()).isGreaterThan(4);

        Page there = page.context().newPage();
        there.onConsoleMessage(message -> troubles.add(message.text()));
        there.navigate(address);
        there.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "report-sandboxed.png")));
        there.close();
    }

    private void notPublic(Page stranger, String link) {
        var answer = stranger.navigate(link);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).containsEntry("cache-control", "no-cache").doesNotContainKey("set-cookie");
        assertThat(answer.headers().get("x-robots-tag")).contains("noindex");
        Page copy = browser.page();
        copy.setContent(answer.text());
        assertThat(copy.locator("h1").textContent()).isEqualTo("This page is not public");
        faults.addAll(browser.look(copy, "public-absent"));
    }

    private Page stranger(String link) {
        Page stranger = browser.page();
        stranger.onConsoleMessage(message -> troubles.add(message.text()));
        var answer = stranger.navigate(link);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("cache-control", "no-cache").doesNotContainKey("set-cookie");
        assertThat(answer.headers().get("x-robots-tag")).contains("noindex");
        stranger.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "public-sandboxed.png")));
        Page copy = browser.page();
        copy.setContent(answer.text());
        assertThat(copy.locator("h1").textContent()).isEqualTo("Shop <b>&");
        faults.addAll(browser.look(copy, "public"));
        return stranger;
    }
}
