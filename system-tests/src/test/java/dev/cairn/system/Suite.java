package dev.cairn.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The suite that all system tests share: started once by the launcher with its durable settings, on free ports, in a
 * folder of its own, and stopped when the tests are over.
 */
final class Suite implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    /** The root of the work tree. */
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    /** Each application, and its distance from the portal's port. */
    static final Map<String, Integer> APPLICATIONS =
            Map.of("portal", 0, "project-service", 1, "assessment-service", 2, "notification-service", 3);

    private static final Duration START = Duration.ofMinutes(5);
    /** The distribution may have to be fetched first. */
    private static final Duration KEYCLOAK_START = Duration.ofMinutes(12);

    private static final int PORTS = 27;

    private static @Nullable Suite running;

    private final int portBase;
    private final Path data;
    private final Process launcher;

    private Suite(String folder, Duration patience, String... options) {
        portBase = freeBase();
        data = Path.of("target", folder).toAbsolutePath();
        var arguments =
                new ArrayList<>(List.of("up", "--port-base", String.valueOf(portBase), "--data", data.toString()));
        arguments.addAll(List.of(options));
        try {
            delete(data);
            Files.createDirectories(data);
            launcher = launcher(arguments.toArray(String[]::new))
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("launcher.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        try {
            Awaitility.await("the suite is ready; see " + data)
                    .atMost(patience)
                    .failFast("the launcher ended; see " + data, () -> !launcher.isAlive())
                    .until(() -> Files.exists(data.resolve("run").resolve("ready")));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static synchronized Suite running() {
        if (running == null) {
            running = new Suite("suite", START);
        }
        return running;
    }

    /** As much of the suite as a sign-in needs, with Keycloak; its caller closes it. */
    static Suite withKeycloak() {
        return new Suite("keycloak", KEYCLOAK_START, "--idp", "keycloak", "--only", "project-service,portal");
    }

    /** A suite that has notification-service only from its caller, who runs several of it, and closes the suite. */
    static Suite withoutNotifications() {
        return new Suite("replicas", START, "--only", "project-service,portal");
    }

    /** The launcher as a process, with any of its commands. */
    static ProcessBuilder launcher(String... arguments) {
        Path stack = HOME.resolve("local-stack").resolve("target");
        var command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dcairn.home=" + HOME,
                                "-cp",
                                stack.resolve("local-stack.jar") + ":" + stack.resolve("lib") + "/*",
                                "dev.cairn.stack.Main"),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command);
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Removes a folder with all that is in it, if there is one. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Begins anywhere below the ports that outgoing connections take, so that two builds at once do not meet. */
    private static int freeBase() {
        return new Random()
                .ints(20_000, 32_000)
                .limit(1_000)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(Suite::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    String portal() {
        return "http://127.0.0.1:" + portBase;
    }

    List<String> services() {
        return List.of(service(1), service(2), service(3));
    }

    private String service(int offset) {
        return "http://127.0.0.1:" + (portBase + offset);
    }

    /** Management address of an application, by its distance in {@link #APPLICATIONS}. */
    String management(int application) {
        return service(10 + application);
    }

    int portBase() {
        return portBase;
    }

    String kafka() {
        return "127.0.0.1:" + (portBase + 22);
    }

    Path data() {
        return data;
    }

    /** The live process of a server or application by its name, such as {@code redis} or {@code project-service}. */
    ProcessHandle process(String name) {
        try (var files = Files.walk(data.resolve("run"))) {
            return files.filter(file -> file.getFileName().toString().equals(name + ".pid"))
                    .map(Suite::pid)
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .filter(ProcessHandle::isAlive)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no process " + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long pid(Path file) {
        try {
            return Long.parseLong(Files.readString(file).strip().split(" ", 2)[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of a query that the operator of the database makes, past all row-level security. */
    List<List<Object>> rows(String database, String query) {
        try (var connection = connect(database);
                var result = connection.createStatement().executeQuery(query)) {
            var rows = new ArrayList<List<Object>>();
            while (result.next()) {
                var row = new ArrayList<Object>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs statements as the operator of the database does. */
    void execute(String database, String... statements) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + (portBase + 20) + "/" + database,
                "postgres",
                secret("postgres.superuser"));
    }

    /** What the launcher made up and keeps, such as {@code postgres.notification_app}. */
    String secret(String name) {
        var secrets = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("secrets.properties"))) {
            secrets.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets.getProperty(name, "");
    }

    /** Sends a signal by its name: KILL, STOP, CONT. */
    static void signal(ProcessHandle process, String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An access token of the person whose subject is the name. */
    String token(String name) {
        String form = "grant_type=password&client_id=cairn-portal&client_secret=cairn-portal-secret&scope=openid"
                + "&password=any&username=" + name;
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (portBase + 24) + "/cairn/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            return answer.required("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
