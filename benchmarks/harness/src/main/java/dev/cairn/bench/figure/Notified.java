package dev.cairn.bench.figure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Tells when a notification of PostgreSQL came; a thread of its own waits for it, so that none is told late. */
final class Notified implements AutoCloseable {

    private static final int PATIENCE = 30;
    private static final int SLICE = 200;
    private static final String CHANNEL = "cairn_bench_known_project";
    private static final List<String> WATCH = List.of("""
            create or replace function cairn_bench_known_project() returns trigger language plpgsql as $$
            begin
                perform pg_notify('cairn_bench_known_project', new.id || ' ' || new.version);
                return null;
            end $$""", """
            create or replace trigger cairn_bench_known_project after insert or update on known_project
                for each row execute function cairn_bench_known_project()""");
    private static final List<String> UNWATCH = List.of(
            "drop trigger if exists cairn_bench_known_project on known_project",
            "drop function if exists cairn_bench_known_project()");

    private final Connection connection;
    private final List<String> atEnd;
    private final LinkedBlockingQueue<Note> notes = new LinkedBlockingQueue<>();
    private final Thread listener;
    private volatile boolean closing;

    private record Note(long time, String payload) {}

    private Notified(Connection connection, String channel, List<String> atEnd) throws SQLException {
        this.connection = connection;
        this.atEnd = atEnd;
        execute(List.of("listen " + channel));
        listener = new Thread(this::listen, "notified of " + channel);
        listener.setDaemon(true);
    }

    /** Of a channel that the service itself notifies. */
    static Notified of(Connection connection, String channel) throws SQLException {
        return started(new Notified(connection, channel, List.of()));
    }

    /** Of changes of {@code known_project}, by a trigger that lasts until this is closed. */
    static Notified ofKnownProject(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String line : WATCH) {
                statement.execute(line);
            }
        }
        return started(new Notified(connection, CHANNEL, UNWATCH));
    }

    private static Notified started(Notified notified) {
        notified.listener.start();
        return notified;
    }

    /** Forgets what came so far. */
    void forget() {
        notes.clear();
    }

    /**
     * When the next one with this payload came, by {@link System#nanoTime}.
     *
     * @throws IllegalStateException if none comes
     */
    long await(String payload) {
        try {
            Note note;
            do {
                note = notes.poll(PATIENCE, TimeUnit.SECONDS);
                if (note == null) {
                    throw new IllegalStateException(listener.getName() + ": nothing came for " + PATIENCE + " s");
                }
            } while (!note.payload().equals(payload));
            return note.time();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void listen() {
        try {
            var notifications = connection.unwrap(PGConnection.class);
            while (!closing) {
                PGNotification[] came = notifications.getNotifications(SLICE);
                long now = System.nanoTime();
                for (PGNotification one : came == null ? new PGNotification[0] : came) {
                    notes.add(new Note(now, one.getParameter()));
                }
            }
        } catch (SQLException e) {
            notes.clear();
        }
    }

    private void execute(List<String> lines) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String line : lines) {
                statement.execute(line);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        closing = true;
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        execute(atEnd);
    }
}
