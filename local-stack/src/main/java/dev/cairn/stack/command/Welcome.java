package dev.cairn.stack.command;

import dev.cairn.stack.launch.App;
import dev.cairn.stack.launch.Console;
import dev.cairn.stack.launch.Settings;

/** What a person needs to know once the stack is ready. */
final class Welcome {

    private Welcome() {}

    static void show(Settings settings, Console console, long seconds) {
        console.plain("");
        console.plain("Cairn is ready (" + seconds + " s).");
        console.plain("");
        if (settings.apps().contains(App.PORTAL)) {
            row(console, "Portal", settings.publicUrl());
        }
        for (App app : settings.apps()) {
            if (app != App.PORTAL) {
                row(
                        console,
                        app.module(),
                        settings.url(app) + "   health: http://127.0.0.1:" + app.managementPort(settings.portBase())
                                + "/q/health");
            }
        }
        row(console, "Sign-in", settings.issuer());
        row(
                console,
                "PostgreSQL",
                "127.0.0.1:" + settings.postgresPort() + "   passwords: "
                        + settings.data().resolve("secrets.properties"));
        row(console, "Redis", "127.0.0.1:" + settings.redisPort());
        row(console, "Kafka", "127.0.0.1:" + settings.kafkaPort());
        row(console, "Mail", "what is sent lies in " + settings.mails());
        row(console, "Logs", settings.logs().toString());
        console.plain("");
        console.plain(
                settings.keycloak()
                        ? "Sign in as ana, ben or vic; the password of each is cairn."
                        : "Sign in as Ana (owner), Ben (editor) or Vic (viewer), or as anybody: no password is asked.");
        console.plain("Try:  ./cairn demo      Stop:  Ctrl-C or ./cairn down");
        console.plain("");
    }

    private static void row(Console console, String name, String value) {
        console.plain(String.format("  %-22s %s", name, value));
    }
}
