package dev.cairn.portal.signin;

/** The page of a sign-in that did not work; plain, since the pages' own files may be what cannot be reached. */
final class SignInPage {

    private SignInPage() {}

    /** Both texts are ours: nothing that a request brought is shown. */
    static String of(String title, String detail) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s</title>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                <p>%2$s</p>
                <p><a href="/auth/login">Sign in again</a></p>
                </main>
                </body>
                </html>
                """.formatted(title, detail);
    }
}
