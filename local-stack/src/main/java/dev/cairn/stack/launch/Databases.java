package dev.cairn.stack.launch;

import dev.cairn.stack.process.StackException;
import dev.cairn.stack.server.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One database and three roles per service.
 *
 * <p>The owner migrates; {@code _app} and {@code _system} own nothing and cannot get round row-level security. Their
 * rights on tables are in the services' migrations. Running this again sets the passwords anew and changes nothing else.
 */
final class Databases {

    private final PostgresServer server;
    private final Secrets secrets;

    Databases(PostgresServer server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    void ensure() {
        try (Connection connection = server.connect("postgres")) {
            for (String name : App.databases()) {
                for (String suffix : new String[] {"owner", "app", "system"}) {
                    role(connection, name + "_" + suffix);
                }
                database(connection, "cairn_" + name, name);
            }
        } catch (SQLException e) {
            throw new StackException("cannot prepare the databases: " + e.getMessage(), e);
        }
    }

    /** The secret's name of a role's password. */
    static String passwordOf(String role) {
        return "postgres." + role;
    }

    private void role(Connection connection, String role) throws SQLException {
        String options = " login nosuperuser nocreatedb nocreaterole nobypassrls password '"
                + secrets.get(passwordOf(role)) + "'";
        String verb = exists(connection, "select 1 from pg_roles where rolname = ?", role) ? "alter" : "create";
        execute(connection, verb + " role " + role + options);
    }

    private void database(Connection connection, String database, String service) throws SQLException {
        if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
            execute(connection, "create database " + database + " owner " + service + "_owner");
        }
        execute(connection, "revoke all on database " + database + " from public");
        execute(
                connection,
                "grant connect on database " + database + " to " + service + "_owner, " + service + "_app, " + service
                        + "_system");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
