package dev.cairn.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is deployed agrees with what the launcher starts and with what the applications read. */
class AgreementTest {

    private static final String LAUNCHER = "local-stack/src/main/java/dev/cairn/stack/launch/";
    private static final Set<String> LOCAL_ONLY = Set.of(
            "CAIRN_OUTBOUND_ALLOW_LOOPBACK",
            "CAIRN_RATE_LIMIT_REQUESTS",
            "CAIRN_TOPIC_PREFIX",
            "CAIRN_MAIL_HOST",
            "CAIRN_MAIL_PORT",
            "CAIRN_MAIL_FROM",
            "CAIRN_MAIL_START_TLS",
            "MALLOC_ARENA_MAX");
    private static final Pattern LAUNCHED = Pattern.compile("\\(\"([a-z-]+)\", (?:\"([a-z]+)\"|null), (\\d)\\)");
    private static final Pattern GIVEN = Pattern.compile("env\\.put\\(\"([A-Z_]+)\"");
    /** A property without a default of its own: somebody has to give it. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{((?:cairn\\.|CAIRN_)[A-Za-z._-]+)}");

    @Test
    void theLauncherStartsTheSameApplicationsOnTheSamePorts() {
        var launched = new ArrayList<String>();
        LAUNCHED.matcher(Repository.text(LAUNCHER + "App.java"))
                .results()
                .forEach(app -> launched.add(app.group(1) + " " + app.group(2) + " " + app.group(3)));

        var expected = new ArrayList<String>();
        for (Application application : Application.values()) {
            expected.add(application.title() + " " + application.database().orElse(null) + " "
                    + (application.port() - Application.PORTAL.port()));
        }
        assertThat(launched).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theLauncherGivesTheSameEnvironment() {
        Set<String> deployed = everything();
        deployed.removeIf(name -> name.matches("CAIRN_DB_.*_(USER|PASSWORD)"));
        Set<String> given = new TreeSet<>();
        GIVEN.matcher(Repository.text(LAUNCHER + "AppServer.java")).results().forEach(put -> given.add(put.group(1)));

        assertThat(given).containsAll(deployed);
        given.removeAll(deployed);
        assertThat(LOCAL_ONLY).containsAll(given);
    }

    @Test
    void theApplicationsReadNothingThatNobodyGives() {
        Set<String> read = new TreeSet<>();
        List.of("service-kit", "project-service", "assessment-service", "notification-service", "portal")
                .forEach(module -> Repository.files(module + "/src/main/resources", ".properties")
                        .forEach(file -> PLACEHOLDER
                                .matcher(Repository.text(file))
                                .results()
                                .forEach(name -> read.add(variable(name.group(1))))));

        Set<String> known = everything();
        known.addAll(LOCAL_ONLY);
        assertThat(read).hasSizeGreaterThan(10);
        assertThat(known).containsAll(read);
    }

    private static Set<String> everything() {
        Set<String> names = new TreeSet<>();
        for (Application application : Application.values()) {
            names.addAll(application.environment());
        }
        return names;
    }

    /** The environment variable that sets a property, by the rule of MicroProfile Config. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
