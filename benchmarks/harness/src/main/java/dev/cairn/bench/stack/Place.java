package dev.cairn.bench.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where a stack is.
 *
 * @param home the repository's root
 * @param data the folder that the stack keeps everything in
 * @param portBase the portal's port; all others are at fixed distances from it
 */
public record Place(Path home, Path data, int portBase) {

    public int portal() {
        return portBase;
    }

    public int projectService() {
        return portBase + 1;
    }

    public int assessmentService() {
        return portBase + 2;
    }

    public int notificationService() {
        return portBase + 3;
    }

    public int postgres() {
        return portBase + 20;
    }

    public int redis() {
        return portBase + 21;
    }

    /** The broker's address, as Kafka clients want it. */
    public String kafka() {
        return "127.0.0.1:" + (portBase + 22);
    }

    public int oidc() {
        return portBase + 24;
    }

    /** The port that the bare application gets. */
    public int bare() {
        return portBase + 40;
    }

    /** The port that Alertmanager gets. */
    public int alertmanager() {
        return portBase + 41;
    }

    /** The password of PostgreSQL's superuser; empty where every local connection is trusted. */
    public String postgresPassword() {
        Path file = data.resolve("secrets.properties");
        if (!Files.exists(file)) {
            return "";
        }
        var secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            secrets.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets.getProperty("postgres.superuser", "");
    }

    /** A connection to a database of the stack, as the superuser, whom no policy holds. */
    public Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", postgresPassword());
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + postgres() + "/" + database, properties);
    }
}
