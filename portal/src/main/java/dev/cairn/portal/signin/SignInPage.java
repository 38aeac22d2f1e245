package dev.cairn.portal.signin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The page of a sign-in that did not work; it needs none of the pages' own files, since they may be what is missing. */
final class SignInPage {

    /** Where its style is served: the policy of our pages allows none inside of them. */
    static final String STYLE_PATH = "/auth/sign-in.css";

    /** Its style. */
    static final String STYLE = style();

    private SignInPage() {}

    /** All texts are ours or checked: nothing that a request brought is shown as it came. */
    static String of(String title, String detail, String requestId) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s · Cairn</title>
                <link rel="stylesheet" href="%4$s">
                </head>
                <body>
                <main>
                <p class="brand">Cairn</p>
                <h1>%1$s</h1>
                <p>%2$s</p>
                <p class="actions"><a href="/auth/login">Sign in again</a> <a href="/">Home</a></p>
                <small>Request id <code>%3$s</code></small>
                </main>
                </body>
                </html>
                """.formatted(title, detail, requestId, STYLE_PATH);
    }

    private static String style() {
        try (InputStream file = SignInPage.class.getResourceAsStream("/sign-in.css")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
