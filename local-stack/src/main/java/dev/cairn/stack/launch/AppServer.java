package dev.cairn.stack.launch;

import dev.cairn.stack.process.ChildSpec;
import dev.cairn.stack.process.StackException;
import dev.cairn.stack.server.Folders;
import dev.cairn.stack.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One packaged application as a process. */
final class AppServer implements Server {

    /**
     * Four applications share a machine that somebody works on, so memory counts for more than speed. Without the sizes
     * the JVM starts with the whole heap on any large machine, fills the young third of it before it collects at all,
     * and keeps what one scan needed: it makes room by collecting only if it starts small, and gives room back only if
     * it may not keep much of it free.
     */
    private static final List<String> FRUGAL = List.of(
            "-Xmx256m",
            "-Xms48m",
            "-Xmn24m",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError");

    /** From this release on the JVM writes and refreshes its class archive by itself. */
    private static final int AUTOMATIC_ARCHIVES = 19;

    private final App app;
    private final Settings settings;
    private final Secrets secrets;

    AppServer(App app, Settings settings, Secrets secrets) {
        this.app = app;
        this.settings = settings;
        this.secrets = secrets;
    }

    /** Runs from a copy, so that a build beside the running stack does not pull its classes from under it. */
    @Override
    public void prepare() {
        Path built = app.jar(settings.home());
        if (!Files.exists(built)) {
            throw new StackException(app.module() + " is not built: ./cairn up builds what is missing");
        }
        try {
            if (!Files.exists(jar())
                    || Files.getLastModifiedTime(built).compareTo(Files.getLastModifiedTime(jar())) != 0) {
                Folders.replace(app.folder(settings.home()), folder());
            }
        } catch (IOException e) {
            throw new StackException("cannot copy " + app.module() + ": " + e.getMessage(), e);
        }
    }

    private Path jar() {
        return folder().resolve("quarkus-run.jar");
    }

    private Path folder() {
        return settings.data().resolve("apps").resolve(app.module());
    }

    @Override
    public ChildSpec spec() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options());
        command.add("-jar");
        command.add(jar().toString());
        return new ChildSpec(
                app.module(),
                0,
                command,
                environment(),
                settings.data(),
                settings.log(app.module()),
                "TERM",
                Duration.ofSeconds(15));
    }

    private List<String> options() {
        String configured = System.getenv("CAIRN_JAVA_OPTS");
        if (configured != null && !configured.isBlank()) {
            return List.of(configured.trim().split("\\s+"));
        }
        List<String> options = new ArrayList<>(FRUGAL);
        if (Runtime.version().feature() >= AUTOMATIC_ARCHIVES) {
            options.add("-XX:+AutoCreateSharedArchive");
            options.add(
                    "-XX:SharedArchiveFile=" + settings.data().resolve("cds").resolve(app.module() + ".jsa"));
        }
        return options;
    }

    private Map<String, String> environment() {
        int base = settings.portBase();
        Map<String, String> env = new HashMap<>();
        // else the C library keeps an arena of freed memory for each thread, up to eight for each processor
        env.put("MALLOC_ARENA_MAX", "2");
        env.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        env.put("QUARKUS_HTTP_PORT", Integer.toString(app.port(base)));
        env.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        env.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(app.managementPort(base)));
        env.put("CAIRN_REDIS_URL", "redis://127.0.0.1:" + settings.redisPort());
        env.put("CAIRN_KAFKA_BOOTSTRAP", "127.0.0.1:" + settings.kafkaPort());
        env.put("CAIRN_OIDC_ISSUER", settings.issuer());
        env.put("CAIRN_OIDC_CLIENT_ID", "cairn-portal");
        env.put("CAIRN_OIDC_CLIENT_SECRET", "cairn-portal-secret");
        env.put("CAIRN_SECRET", secrets.get("application"));
        env.put("CAIRN_REPORT_SIGNING_KEY", secrets.get("report-signing-key"));
        env.put("CAIRN_PROJECT_SERVICE_URL", settings.url(App.PROJECT));
        env.put("CAIRN_ASSESSMENT_SERVICE_URL", settings.url(App.ASSESSMENT));
        env.put("CAIRN_NOTIFICATION_SERVICE_URL", settings.url(App.NOTIFICATION));
        env.put("CAIRN_PUBLIC_URL", settings.publicUrl());
        env.put("CAIRN_OUTBOUND_ALLOW_LOOPBACK", "true");
        env.put("CAIRN_ENVIRONMENT", "local");
        // One machine, one person: load tests and demos come from one caller.
        env.put("CAIRN_RATE_LIMIT_REQUESTS", "100000000");
        app.database().ifPresent(name -> database(env, name));
        if (app == App.NOTIFICATION) {
            mail(env);
        }
        return env;
    }

    private void mail(Map<String, String> env) {
        env.put("CAIRN_MAIL_HOST", "127.0.0.1");
        env.put("CAIRN_MAIL_PORT", Integer.toString(settings.mailPort()));
        env.put("CAIRN_MAIL_FROM", "cairn@localhost");
        env.put("CAIRN_MAIL_START_TLS", "disabled");
    }

    private void database(Map<String, String> env, String name) {
        env.put("CAIRN_DB_HOST", "127.0.0.1");
        env.put("CAIRN_DB_PORT", Integer.toString(settings.postgresPort()));
        env.put("CAIRN_DB_NAME", "cairn_" + name);
        for (String suffix : List.of("owner", "app", "system")) {
            String role = name + "_" + suffix;
            String prefix = "CAIRN_DB_" + suffix.toUpperCase(Locale.ROOT);
            env.put(prefix + "_USER", role);
            env.put(prefix + "_PASSWORD", secrets.get(Databases.passwordOf(role)));
        }
    }

    @Override
    public boolean answers() {
        return Health.isReady(app.managementPort(settings.portBase()));
    }
}
