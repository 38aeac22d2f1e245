package dev.cairn.bench.figure;

import dev.cairn.bench.http.Load;
import dev.cairn.bench.http.Script;
import dev.cairn.bench.http.Wire;
import dev.cairn.bench.measure.Comparison;
import dev.cairn.bench.measure.Paused;
import dev.cairn.bench.stack.Customer;
import dev.cairn.bench.stack.Customer.Project;
import dev.cairn.bench.stack.Place;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * A project's change with its audit entry and its event, against a bare transaction that writes the same three rows.
 *
 * <p>The relay runs in the service's process, so what it takes to send the events to Kafka is counted too. The
 * services that listen to them stand still meanwhile: working them off would leave the compilers no processor.
 */
public final class Command {

    private static final double LIMIT = 2;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Command() {}

    /** Measures it. */
    public static Figure measure(Bench bench) throws IOException, SQLException {
        Place place = bench.place();
        Customer customer = bench.customer();
        List<Project> projects = customer.projects().subList(0, bench.effort().clients());
        try (var others = Paused.of(
                        bench.service(place.assessmentService()), bench.service(place.notificationService()));
                Connection database = place.connect("cairn_project");
                var suite = new Load(place.projectService(), patches(place, customer, projects))) {
            suite.run(projects.size());
            prepare(bench, projects, sample(database, projects.get(0).id()));
            try (var bare = new Load(place.bare(), renames(projects))) {
                var turns = new Turns(
                        new Turns.Side(suite, bench.service(place.projectService()), () -> awaitRelay(database)),
                        new Turns.Side(bare, bench.bare().stat(), () -> {}));
                Comparison comparison =
                        turns.compare(bench.effort(), bench.effort().commands());
                Map<String, Object> details = turns.details(comparison, "CPU microseconds per command");
                details.put("pausedProcesses", others.count());
                return new Figure(
                        "command",
                        "project change with audit and outbox row : bare transaction, CPU per command",
                        comparison.ratio().p50(),
                        LIMIT,
                        "x",
                        details);
            }
        }
    }

    private static List<Script> patches(Place place, Customer customer, List<Project> projects) throws IOException {
        try (var wire = new Wire(place.projectService())) {
            List<Script> scripts = new java.util.ArrayList<>();
            for (Project project : projects) {
                scripts.add(new Patches(wire, customer, project));
            }
            return scripts;
        }
    }

    private static List<Script> renames(List<Project> projects) {
        return projects.stream()
                .<Script>map(project -> new Script() {
                    private int number;

                    @Override
                    public byte[] next() {
                        return Wire.request("PATCH", "/projects/" + project.id(), "", rename(number++));
                    }
                })
                .toList();
    }

    static String rename(int number) {
        return "{\"name\":\"Renamed " + number + "\"}";
    }

    /** The project as the audit log has it after the last change. */
    private static String sample(Connection database, UUID project) throws SQLException {
        try (PreparedStatement select = database.prepareStatement(
                "select after from audit_entry where target_id = ? and after is not null order by id desc limit 1")) {
            select.setObject(1, project);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /** Gives the bare application the same projects, and texts of the length that the suite writes. */
    private static void prepare(Bench bench, List<Project> projects, String sample) throws IOException, SQLException {
        try (Connection database = bench.bare().connect();
                PreparedStatement insert = database.prepareStatement("""
                        insert into project values (?, ?, ?, 'Project', '2026-09-01',
                            '{"app": "https://shop.example.com/", "repository": "https://git.example.com/shop"}',
                            '{web,shop}', 'mvp', 1, now(), now()) on conflict do nothing""")) {
            for (Project project : projects) {
                insert.setObject(1, project.id());
                insert.setObject(2, new UUID(1, 1));
                insert.setString(3, project.slug());
                insert.executeUpdate();
            }
        }
        String quoted = "\"" + sample.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        try (var wire = new Wire(bench.place().bare())) {
            var reply = wire.exchange(
                    Wire.request("PUT", "/projects/sample", "", "{\"audit\":" + quoted + ",\"event\":" + quoted + "}"));
            if (reply.status() / 100 != 2) {
                throw new IllegalStateException("the sample was refused: " + reply.status() + " " + reply.text());
            }
        }
    }

    /** Returns when the service of this database has sent all its events. */
    static void awaitRelay(Connection database) {
        awaitNone(database, "select from outbox");
    }

    /** Returns when a query finds nothing any more. */
    static void awaitNone(Connection database, String query) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Statement statement = database.createStatement()) {
            while (System.nanoTime() < deadline) {
                try (ResultSet rows = statement.executeQuery("select exists (" + query + ")")) {
                    rows.next();
                    if (!rows.getBoolean(1)) {
                        return;
                    }
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("there is still work that was left behind: " + query);
    }
}
