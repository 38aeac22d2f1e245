package dev.cairn.stack.server;

import dev.cairn.stack.process.ChildSpec;
import dev.cairn.stack.process.StackException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Keycloak with the shipped realm, fetched through Maven on first use (176 MB).
 *
 * <p>It has passwords, sign-out and brute-force protection, which the light provider has not; it also takes minutes
 * instead of seconds the first time.
 */
public final class KeycloakServer implements Server {

    private static final String VERSION = "26.7.3";

    private final Path home;
    private final Path data;
    private final Path log;
    private final int port;
    private final int managementPort;
    private final String adminPassword;

    /** @param home the repository's root, for {@code mvnw} and the realm file */
    public KeycloakServer(Path home, Path data, Path log, int port, int managementPort, String adminPassword) {
        this.home = home;
        this.data = data;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
        this.adminPassword = adminPassword;
    }

    @Override
    public void prepare() {
        Path done = data.resolve(".built-" + VERSION);
        try {
            if (!Files.exists(done)) {
                Folders.delete(data);
                Folders.make(data);
                download();
                run(List.of("tar", "xzf", archive().toString(), "-C", data.toString(), "--strip-components=1"));
                Files.delete(archive());
                run(List.of(data.resolve("bin/kc.sh").toString(), "build", "--db=dev-file", "--health-enabled=true"));
                Files.createFile(done);
            }
            Path imports = Folders.make(data.resolve("data/import"));
            Files.copy(
                    home.resolve("deploy/keycloak/cairn-realm.json"),
                    imports.resolve("cairn-realm.json"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("cannot prepare Keycloak in " + data + ": " + e.getMessage(), e);
        }
    }

    private Path archive() {
        return data.resolve("keycloak-quarkus-dist-" + VERSION + ".tar.gz");
    }

    private void download() throws IOException {
        run(List.of(
                home.resolve("mvnw").toString(),
                "-q",
                "-N",
                "dependency:copy",
                "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":tar.gz",
                "-DoutputDirectory=" + data));
    }

    private void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        // It is no child that the stack knows yet, and must not outlive a stop that comes now.
        Thread stop = new Thread(() -> end(process));
        try {
            Runtime.getRuntime().addShutdownHook(stop);
            if (process.waitFor() != 0) {
                throw new StackException("cannot prepare Keycloak (" + command.get(0) + " failed): see " + log);
            }
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (InterruptedException e) {
            end(process);
            throw new StackException("interrupted while preparing Keycloak", e);
        } catch (IllegalStateException e) {
            end(process);
            throw new StackException("stopped while preparing Keycloak", e);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public ChildSpec spec() {
        List<String> command = List.of(
                data.resolve("bin/kc.sh").toString(),
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--hostname-strict=false",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--cache=local");
        Map<String, String> environment = Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                adminPassword,
                "JAVA_OPTS_KC_HEAP",
                "-Xms64m -Xmx320m",
                "CAIRN_PORTAL_URL",
                "http://127.0.0.1:" + (port - 24));
        return new ChildSpec("keycloak", 1, command, environment, data, log, "TERM", Duration.ofSeconds(20));
    }

    @Override
    public boolean answers() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + managementPort + "/health/ready")
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(2000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
