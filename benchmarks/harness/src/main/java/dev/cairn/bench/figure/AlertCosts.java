package dev.cairn.bench.figure;

import dev.cairn.bench.http.Load;
import dev.cairn.bench.http.Script;
import dev.cairn.bench.http.Wire;
import dev.cairn.bench.measure.Comparison;
import dev.cairn.bench.measure.Cpu;
import dev.cairn.bench.stack.Alertmanager;
import dev.cairn.bench.stack.Place;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * An alert that Prometheus sends, against Alertmanager. Cairn commits it, and a new one with its page: on its side stands
 * notification-service with the sending of its events and the steps of escalations, and all of PostgreSQL. Alertmanager keeps it in
 * memory.
 */
public final class AlertCosts {

    private static final int IN_ONE_MESSAGE = 64;
    private static final double REPEAT_LIMIT = 3;
    private static final double NEW_LIMIT = 10;

    private final Bench bench;
    private final Alertmanager manager;
    private final Connection database;
    private final AtomicInteger number = new AtomicInteger();

    private AlertCosts(Bench bench, Alertmanager manager, Connection database) {
        this.bench = bench;
        this.manager = manager;
        this.database = database;
    }

    /** Measures both; nothing where Alertmanager is not installed. */
    public static List<Figure> measure(Bench bench, Path folder) throws SQLException {
        if (!Alertmanager.isThere()) {
            return List.of();
        }
        try (var manager = Alertmanager.start(bench.place(), folder);
                Connection database = bench.place().connect("cairn_notification")) {
            var costs = new AlertCosts(bench, manager, database);
            Effort effort = bench.effort();
            Figure repeated = costs.compare(
                    "alert-repeat",
                    "alert that is open already, sent again : Alertmanager, CPU per alert",
                    REPEAT_LIMIT,
                    effort,
                    costs.repeating());
            bench.customer().page(bench.place());
            // each of its requests leaves alerts behind, so it is warmed up by few: the other has warmed most of it
            Figure added = costs.compare(
                    "alert-new",
                    "new alert, a page queued : Alertmanager, CPU per alert",
                    NEW_LIMIT,
                    effort.withWarmUp(effort.warmUp().dividedBy(4)),
                    costs.renewing());
            return List.of(repeated, added);
        }
    }

    private Figure compare(String id, String what, double limit, Effort effort, IntFunction<Client> clients)
            throws SQLException {
        Place place = bench.place();
        List<Script> ours = new ArrayList<>();
        List<Script> theirs = new ArrayList<>();
        for (int i = 0; i < effort.clients(); i++) {
            Client client = clients.apply(i);
            ours.add(client.script(bench.customer().token()));
            theirs.add(client.script(""));
        }
        Cpu suite = Cpu.together(List.of(
                bench.service(place.notificationService()),
                bench.service(place.postgres()).withChildren()));
        try (var cairn = new Load(place.notificationService(), ours);
                var alertmanager = new Load(place.alertmanager(), theirs)) {
            var turns = new Turns(
                    new Turns.Side(cairn, suite, this::settle), new Turns.Side(alertmanager, manager.stat(), () -> {}));
            Comparison comparison = turns.compare(effort, effort.messages());
            Map<String, Object> details =
                    turns.details(comparison, "CPU microseconds per message of " + IN_ONE_MESSAGE + " alerts");
            return new Figure(id, what, comparison.ratio().p50(), limit, "x", details);
        }
    }

    private void settle() {
        Command.awaitNone(database, "select from escalation where due_at <= now()");
        Command.awaitRelay(database);
    }

    /** What a client sends, message by message. */
    private interface Client {
        String next();

        default Script script(String token) {
            return () -> Wire.request("POST", "/api/v2/alerts", token, next());
        }
    }

    private IntFunction<Client> repeating() {
        return client -> {
            String same = message("repeated", client * IN_ONE_MESSAGE);
            return () -> same;
        };
    }

    private IntFunction<Client> renewing() {
        return client -> () -> message("new", number.getAndAdd(IN_ONE_MESSAGE));
    }

    /** As Prometheus writes them, with the labels and annotations of an ordinary rule. */
    private static String message(String name, int from) {
        var text = new StringBuilder("[");
        for (int i = from; i < from + IN_ONE_MESSAGE; i++) {
            text.append(i == from ? "" : ",").append("""
                    {"labels":{"alertname":"HighErrorRate","severity":"critical","job":"%s","instance":"10.0.0.%d:%d",\
                    "cluster":"eu-1"},"annotations":{"summary":"More than 5 %% of the requests fail",\
                    "runbook_url":"https://runbooks.example.com/errors"},"startsAt":"2026-11-01T08:00:00Z",\
                    "endsAt":"2036-11-01T08:00:00Z","generatorURL":"https://prometheus.example.com/graph?g0.expr=errors"}""".formatted(name, i % 250, i));
        }
        return text.append(']').toString();
    }
}
