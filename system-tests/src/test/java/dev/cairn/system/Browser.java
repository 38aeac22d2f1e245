package dev.cairn.system;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser, and what is looked at on every page. */
final class Browser implements AutoCloseable {

    private static final int WIDE = 1366;
    private static final int NARROW = 320;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final Path screenshots;

    Browser(Path executable, Path screenshots) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        this.screenshots = screenshots;
    }

    /** Debian's Chromium, or the one that CAIRN_CHROMIUM names. */
    static Optional<Path> installed() {
        return Stream.of(System.getenv("CAIRN_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser")
                .filter(path -> path != null && Files.isExecutable(Path.of(path)))
                .map(Path::of)
                .findFirst();
    }

    Page page() {
        BrowserContext context = browser.newContext(
                new NewContextOptions().setViewportSize(WIDE, 900).setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(30_000);
        return context.newPage();
    }

    /** Looks at the page wide and narrow, light and dark; answers what is wrong with it. */
    List<String> look(Page page, String name) {
        var faults = new ArrayList<String>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            for (int width : new int[] {WIDE, NARROW}) {
                page.setViewportSize(width, 900);
                String shot = name
                        + (width == WIDE ? "-wide-" : "-narrow-")
                        + scheme.name().toLowerCase(java.util.Locale.ROOT);
                page.screenshot(
                        new Page.ScreenshotOptions().setFullPage(true).setPath(screenshots.resolve(shot + ".png")));
                new AxeBuilder(page)
                        .analyze()
                        .getViolations()
                        .forEach(violation -> faults.add(shot + ": " + violation.getId() + " at "
                                + violation.getNodes().get(0).getTarget()));
                boolean sideways = (boolean)
                        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
                if (sideways) {
                    faults.add(shot + ": scrolls sideways");
                }
            }
        }
        page.setViewportSize(WIDE, 900);
        return faults;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
