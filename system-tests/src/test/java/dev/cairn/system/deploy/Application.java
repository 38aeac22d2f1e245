package dev.cairn.system.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The applications of the suite, with the ports and the environment that every way to run them must agree on. */
enum Application {
    PORTAL("portal", null, 18000),
    PROJECT_SERVICE("project-service", "project", 18001),
    ASSESSMENT_SERVICE("assessment-service", "assessment", 18002),
    NOTIFICATION_SERVICE("notification-service", "notification", 18003);

    private static final int TO_MANAGEMENT = 10;

    private final String title;
    private final Optional<String> database;
    private final int port;

    Application(String title, @Nullable String database, int port) {
        this.title = title;
        this.database = Optional.ofNullable(database);
        this.port = port;
    }

    /** Name of its module, its compose service, and its Kubernetes objects. */
    String title() {
        return title;
    }

    int port() {
        return port;
    }

    int managementPort() {
        return port + TO_MANAGEMENT;
    }

    /** Prefix of its roles, and after {@code cairn_} the name of its database. */
    Optional<String> database() {
        return database;
    }

    /** Exactly the variables it is given, secrets included. */
    Set<String> environment() {
        var names = new ArrayList<>(List.of(
                "CAIRN_ENVIRONMENT",
                "QUARKUS_HTTP_HOST",
                "QUARKUS_HTTP_PORT",
                "QUARKUS_MANAGEMENT_HOST",
                "QUARKUS_MANAGEMENT_PORT",
                "CAIRN_REDIS_URL",
                "CAIRN_OIDC_ISSUER",
                "CAIRN_SECRET",
                "CAIRN_PUBLIC_URL"));
        if (database.isPresent()) {
            names.addAll(List.of("CAIRN_KAFKA_BOOTSTRAP", "CAIRN_DB_HOST", "CAIRN_DB_PORT", "CAIRN_DB_NAME"));
            for (String role : List.of("OWNER", "APP", "SYSTEM")) {
                names.add("CAIRN_DB_" + role + "_USER");
                names.add("CAIRN_DB_" + role + "_PASSWORD");
            }
        } else {
            names.addAll(List.of("CAIRN_OIDC_CLIENT_ID", "CAIRN_OIDC_CLIENT_SECRET"));
            names.addAll(List.of("CAIRN_ASSESSMENT_SERVICE_URL", "CAIRN_NOTIFICATION_SERVICE_URL"));
        }
        if (this == ASSESSMENT_SERVICE) {
            names.add("CAIRN_REPORT_SIGNING_KEY");
        }
        if (this != PROJECT_SERVICE) {
            names.add("CAIRN_PROJECT_SERVICE_URL");
        }
        return new TreeSet<>(names);
    }

    /** Those of {@link #environment()} that no file of the repository may hold. */
    Set<String> secrets() {
        var names = new TreeSet<>(environment());
        names.removeIf(name -> !name.endsWith("_PASSWORD") && !name.endsWith("SECRET") && !name.endsWith("_KEY"));
        return names;
    }
}
