package dev.cairn.bench.figure;

import dev.cairn.bench.http.Wire;
import dev.cairn.bench.measure.Summary;
import dev.cairn.bench.stack.Customer.Project;
import dev.cairn.bench.stack.Place;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From the commit of a project's change to the commit of what assessment-service knows of it, one at a time, against
 * Kafka alone from end to end plus one commit.
 *
 * <p>Both commits are seen the same way, as PostgreSQL's notifications: of the outbox, which the service has, and of a
 * trigger on {@code known_project} that is put there for as long as is measured.
 */
public final class EventDelay {

    private static final double LIMIT = 5;

    private EventDelay() {}

    /** Measures it. */
    public static Figure measure(Bench bench) throws IOException, SQLException {
        Place place = bench.place();
        Effort effort = bench.effort();
        Project project = bench.customer().projects().get(0);
        List<Double> delays = new ArrayList<>();
        List<Double> kafka = new ArrayList<>();
        List<Double> commits = new ArrayList<>();
        try (Connection source = place.connect("cairn_project");
                Connection target = place.connect("cairn_assessment");
                Connection own = bench.bare().connect();
                var committed = Notified.of(source, "cairn_outbox");
                var arrived = Notified.ofKnownProject(target);
                var wire = new Wire(place.projectService());
                var echo = new KafkaEcho(place.kafka())) {
            var patches = new Patches(wire, bench.customer(), project);
            var commit = new Commits(own);
            long began = System.nanoTime();
            do {
                delays(wire, patches, project, committed, arrived, effort.samples());
                echo.delays(effort.samples());
                commit.times(effort.samples());
            } while (System.nanoTime() - began < effort.warmUp().toNanos());
            for (int round = 0; round < effort.rounds(); round++) {
                delays.addAll(delays(wire, patches, project, committed, arrived, effort.samples()));
                kafka.addAll(echo.delays(effort.samples()));
                commits.addAll(commit.times(effort.samples()));
            }
        }
        return figure(summary(delays), summary(kafka), summary(commits));
    }

    private static Figure figure(Summary delay, Summary kafka, Summary commit) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("unit", "milliseconds");
        details.put("commitToConsumer", delay);
        details.put("kafkaEndToEnd", kafka);
        details.put("commit", commit);
        return new Figure(
                "event-delay",
                "commit to consumer, p50 : Kafka end to end p50 + commit p50",
                delay.p50() / (kafka.p50() + commit.p50()),
                LIMIT,
                "x",
                details);
    }

    private static List<Double> delays(
            Wire wire, Patches patches, Project project, Notified committed, Notified arrived, int samples)
            throws IOException {
        List<Double> delays = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            committed.forget();
            arrived.forget();
            patches.answered(wire.exchange(patches.next()));
            String known = project.id() + " " + patches.version();
            delays.add((arrived.await(known) - committed.await("")) / 1e6);
        }
        return delays;
    }

    private static Summary summary(List<Double> figures) {
        return Summary.of(figures.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
