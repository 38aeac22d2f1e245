package dev.cairn.bench.stack;

import dev.cairn.bench.measure.ProcessStat;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The bare application on the suite's Redis and PostgreSQL, with the same JVM options as the services have. */
public final class BareApp implements AutoCloseable {

    private static final String DATABASE = "cairn_bench";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The tables of the services without policies, checks and triggers. */
    private static final List<String> TABLES =
            List.of("""
            create table project (
                id uuid primary key, organisation_id uuid not null, slug text not null, name text not null,
                start_date date not null, urls jsonb not null, tags text[] not null, phase text not null,
                version bigint not null, created_at timestamptz not null, updated_at timestamptz not null,
                unique (organisation_id, slug))""", """
            create table audit_entry (
                id uuid primary key, organisation_id uuid not null, at timestamptz not null, actor_kind text not null,
                actor_id text not null, actor_name text not null, action text not null, target_kind text not null,
                target_id uuid not null, target_name text not null, before text, after text, request_id text not null)""", "create index audit_entry_listed on audit_entry (organisation_id, id desc)", """
            create table outbox (
                seq bigint generated always as identity primary key, id uuid not null unique,
                organisation_id uuid not null, topic text not null, type text not null, subject uuid not null,
                sequence bigint not null, traceparent text, payload bytea not null, added_at timestamptz not null)""");

    private final Place place;
    private final Process process;

    private BareApp(Place place, Process process) {
        this.place = place;
        this.process = process;
    }

    /** Starts it over an empty database of its own. */
    public static BareApp start(Place place, List<String> javaOptions) throws SQLException {
        createDatabase(place);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.add("-jar");
        command.add(place.home()
                .resolve("benchmarks/baseline/target/quarkus-app/quarkus-run.jar")
                .toString());
        Map<String, String> environment = new HashMap<>();
        environment.put("BENCH_PORT", Integer.toString(place.bare()));
        environment.put("BENCH_REDIS_URL", "redis://127.0.0.1:" + place.redis());
        environment.put("BENCH_DB_URL", "vertx-reactive:postgresql://127.0.0.1:" + place.postgres() + "/" + DATABASE);
        environment.put("BENCH_DB_PASSWORD", place.postgresPassword());
        var app = new BareApp(
                place,
                Children.stay(place.home(), environment, command, place.data().resolve("baseline.log")));
        app.await();
        return app;
    }

    /** A connection to its database. */
    public Connection connect() throws SQLException {
        return place.connect(DATABASE);
    }

    /** The process as the kernel sees it. */
    public ProcessStat stat() {
        return new ProcessStat(process.pid());
    }

    private static void createDatabase(Place place) throws SQLException {
        try (Connection cluster = place.connect("postgres");
                Statement statement = cluster.createStatement()) {
            statement.execute("drop database if exists " + DATABASE + " with (force)");
            statement.execute("create database " + DATABASE);
        }
        try (Connection connection = place.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
    }

    private void await() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("the bare application did not start: see "
                        + place.data().resolve("baseline.log"));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", place.bare()), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        Children.end(process);
    }
}
