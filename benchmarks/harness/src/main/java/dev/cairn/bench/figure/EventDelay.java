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
 * From the commit of a project's change to its event in the hand of a consumer, one at a time, against Kafka alone from end
 * to end plus one commit. Beside it, told without a limit: to the commit of what assessment-service knows of the project.
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
        var suite = new Delays(new ArrayList<>(), new ArrayList<>());
        List<Double> kafka = new ArrayList<>();
        List<Double> commits = new ArrayList<>();
        try (Connection source = place.connect("cairn_project");
                Connection target = place.connect("cairn_assessment");
                Connection own = bench.bare().connect();
                var watched = new Watched(
                        Notified.of(source, "cairn_outbox"),
                        new ProjectEvents(place.kafka()),
                        Notified.ofKnownProject(target));
                var wire = new Wire(place.projectService());
                var echo = new KafkaEcho(place.kafka())) {
            var patches = new Patches(wire, bench.customer(), project);
            var commit = new Commits(own);
            long began = System.nanoTime();
            do {
                delays(wire, patches, project, watched, effort.samples());
                echo.delays(effort.samples());
                commit.times(effort.samples());
            } while (System.nanoTime() - began < effort.warmUp().toNanos());
            for (int round = 0; round < effort.rounds(); round++) {
                suite.add(delays(wire, patches, project, watched, effort.samples()));
                kafka.addAll(echo.delays(effort.samples()));
                commits.addAll(commit.times(effort.samples()));
            }
        }
        return figure(suite, summary(kafka), summary(commits));
    }

    /** Milliseconds from the commit to the consumer, and to the commit of what a service made of it. */
    private record Delays(List<Double> consumer, List<Double> effect) {

        void add(Delays others) {
            consumer.addAll(others.consumer);
            effect.addAll(others.effect);
        }
    }

    /** The three places at which a change is seen to pass. */
    private record Watched(Notified committed, ProjectEvents consumed, Notified applied) implements AutoCloseable {

        void forget() {
            committed.forget();
            consumed.forget();
            applied.forget();
        }

        @Override
        public void close() throws SQLException {
            try (committed;
                    consumed;
                    applied) {
                // each is closed, whatever another one throws
            }
        }
    }

    private static Figure figure(Delays suite, Summary kafka, Summary commit) {
        Summary consumer = summary(suite.consumer());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("unit", "milliseconds");
        details.put("commitToConsumer", consumer);
        details.put("commitToEffect", summary(suite.effect()));
        details.put("kafkaEndToEnd", kafka);
        details.put("commit", commit);
        return new Figure(
                "event-delay",
                "commit to consumer, p50 : Kafka end to end p50 + commit p50",
                consumer.p50() / (kafka.p50() + commit.p50()),
                LIMIT,
                "x",
                details);
    }

    private static Delays delays(Wire wire, Patches patches, Project project, Watched watched, int samples)
            throws IOException {
        var delays = new Delays(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < samples; i++) {
            watched.forget();
            patches.answered(wire.exchange(patches.next()));
            String version = patches.version();
            long applied = watched.applied().await(project.id() + " " + version);
            long committed = watched.committed().await("");
            delays.consumer().add((watched.consumed().await(project, version) - committed) / 1e6);
            delays.effect().add((applied - committed) / 1e6);
        }
        return delays;
    }

    private static Summary summary(List<Double> figures) {
        return Summary.of(figures.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
