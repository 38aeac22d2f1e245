package dev.cairn.stack.launch;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The applications of the suite, in the order in which they are shown. */
public enum App {
    PROJECT("project-service", "project", 1),
    ASSESSMENT("assessment-service", "assessment", 2),
    NOTIFICATION("notification-service", "notification", 3),
    PORTAL("portal", null, 0);

    private final String module;
    private final @org.jspecify.annotations.Nullable String database;
    private final int offset;

    App(String module, @org.jspecify.annotations.Nullable String database, int offset) {
        this.module = module;
        this.database = database;
        this.offset = offset;
    }

    /** Name of the Maven module, the process and the log. */
    public String module() {
        return module;
    }

    /** Short name of its database, if it has one. */
    public Optional<String> database() {
        return Optional.ofNullable(database);
    }

    public int port(int base) {
        return base + offset;
    }

    /** Port of health and metrics. */
    public int managementPort(int base) {
        return base + 10 + offset;
    }

    /** What {@code mvn package} leaves. */
    public Path jar(Path home) {
        return folder(home).resolve("quarkus-run.jar");
    }

    /** Where it leaves that, with all that it needs to run. */
    Path folder(Path home) {
        return home.resolve(module).resolve("target/quarkus-app");
    }

    /** The application with this module name. */
    public static Optional<App> named(String module) {
        return Arrays.stream(values()).filter(app -> app.module.equals(module)).findFirst();
    }

    /** Short names of all databases. */
    public static List<String> databases() {
        return Arrays.stream(values()).flatMap(app -> app.database().stream()).toList();
    }
}
