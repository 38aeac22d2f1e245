package dev.cairn.stack.server;

import dev.cairn.stack.process.ChildSpec;
import dev.cairn.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * A real PostgreSQL on loopback.
 *
 * <p>PostgreSQL refuses to run as root; there it is run in a user namespace of its own ({@code unshare -U}), in which
 * nobody is root and files stay owned by root outside.
 */
public final class PostgresServer implements Server {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Programs programs;
    private final Path data;
    private final Path log;
    private final int port;
    private final String password;
    private final boolean durable;

    /**
     * @param password of the cluster's superuser {@code postgres}; empty: every local connection is trusted
     * @param durable false switches off every write barrier, for tests
     */
    public PostgresServer(Programs programs, Path data, Path log, int port, String password, boolean durable) {
        this.programs = programs;
        this.data = data;
        this.log = log;
        this.port = port;
        this.password = password;
        this.durable = durable;
    }

    @Override
    public void prepare() {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        // A start that was cut short leaves a folder that initdb would refuse.
        Folders.delete(data);
        Folders.make(Objects.requireNonNull(data.getParent()));
        Path secret = data.resolveSibling("postgres.pw");
        try {
            Files.writeString(secret, password.isEmpty() ? "unused" : password);
            initdb(secret);
        } catch (IOException e) {
            throw new StackException("cannot create the database cluster in " + data + ": " + e.getMessage(), e);
        } finally {
            secret.toFile().delete();
        }
    }

    private void initdb(Path secret) throws IOException {
        List<String> command = asNobody();
        command.add(programs.postgres().resolve("bin/initdb").toString());
        command.addAll(List.of("-D", data.toString(), "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"));
        command.addAll(List.of("-A", password.isEmpty() ? "trust" : "scram-sha-256", "--pwfile=" + secret));
        if (!durable) {
            command.add("--no-sync");
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                Folders.delete(data);
                throw new StackException("cannot create the database cluster in " + data + ": see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new StackException("interrupted while creating the database cluster", e);
        }
    }

    @Override
    public ChildSpec spec() {
        List<String> command = asNobody();
        command.add(programs.postgres().resolve("bin/postgres").toString());
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new ChildSpec("postgres", 2, command, Map.of(), data, log, "INT", GRACE);
    }

    private Map<String, String> settings() {
        String barrier = durable ? "on" : "off";
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "300"),
                Map.entry("shared_buffers", "64MB"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("jit", "off"),
                Map.entry("fsync", barrier),
                Map.entry("synchronous_commit", barrier),
                Map.entry("full_page_writes", barrier));
    }

    /** A connection as the superuser, to a database of the cluster. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "2");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }

    @Override
    public boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private static List<String> asNobody() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return root ? new ArrayList<>(List.of("unshare", "-U")) : new ArrayList<>();
    }
}
