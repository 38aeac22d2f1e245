package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.events.CairnEvent;
import dev.cairn.events.Topics;
import dev.cairn.system.Receivers.Mood;
import dev.cairn.system.Receivers.Told;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * While alerts come in and escalate, replicas, PostgreSQL and Kafka are killed at random and the receivers fail at random.
 * Of every alert everybody is told whom its policy names, by one message; and steps come when they are due.
 *
 * <p>{@code -Dcairn.seed} repeats the kills and failures of a run as far as chance has them; {@code -Dcairn.alerts} says how
 * many alerts there are.
 */
class EscalationKillTest {

    private static final int ALERTS = Integer.getInteger("cairn.alerts", 1_000);
    private static final int AT_ONCE = 20;
    private static final Duration NIGHT = Duration.ofSeconds(Integer.getInteger("cairn.night", 50));
    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final int STEPS = 4;
    private static final int MINUTE = 60;
    /** By everybody's clock: how late the engine is does not grow with the database's. */
    private static final Duration LATEST = Duration.ofSeconds(1);

    private final long seed = Long.getLong("cairn.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final TwoReplicas replicas = TwoReplicas.running();
    private final Damage damage = new Damage(replicas);

    @Test
    void everybodyIsToldOfEveryAlertWhateverIsKilled() throws Exception {
        System.out.println("kills: seed " + seed + " (repeat with -Dcairn.seed=" + seed + ")");
        try (var receivers = new Receivers()) {
            var crew = new Crew(replicas.suite(), receivers, "night");
            crew.policy(List.of(
                    Crew.step(0, Crew.target("person", crew.owner())),
                    Crew.step(MINUTE, crew.webhook("system")),
                    Crew.step(MINUTE, crew.schedule(crew.member("night-ben", 0))),
                    Crew.step(MINUTE, Crew.target("person", crew.member("night-cem", 1)))));
            receivers.mood(failures());
            pass(crew);
            Awaitility.await("nothing is left to be done")
                    .atMost(RECOVERY)
                    .until(() -> left(crew.organisation()), left -> left == 0);

            Map<UUID, Long> alerts = alerts(crew.organisation());
            assertThat(alerts).as("every acknowledged alert is there, once").hasSize(ALERTS);
            everyPersonWasPagedByOneMessage(crew.organisation(), receivers);
            theSystemWasToldByOneMessage(alerts.keySet(), receivers);
            everyChangeIsInTheEventsOnce(crew.organisation(), alerts);
            everyStepWasInTime(crew.organisation());
        }
    }

    /** One in ten requests fails, each in one of four ways. */
    private Supplier<Mood> failures() {
        var chance = new Random(random.nextLong());
        return () -> {
            synchronized (chance) {
                int number = chance.nextInt(400);
                return number < 10
                        ? Mood.REFUSE
                        : number < 20 ? Mood.BREAK : number < 30 ? Mood.ACCEPT_AND_BREAK : number < 32 ? Mood.HANG : Mood.ACCEPT;
            }
        };
    }

    /** Sends all alerts and kills what is to be killed, each at its time; ends when all were acknowledged. */
    private void pass(Crew crew) throws Exception {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(16);
        var all = new ArrayList<Future<?>>();
        int parts = ALERTS / AT_ONCE;
        for (int part = 0; part < parts; part++) {
            int first = part * AT_ONCE;
            boolean other = random.nextBoolean();
            all.add(later(pool, NIGHT.multipliedBy(part).dividedBy(parts), () -> send(crew, first, other ? 1 : 0)));
        }
        for (Damage.Kill kill : Damage.plan(random, NIGHT)) {
            System.out.println("kills: " + kill.victim() + " at " + kill.after().toMillis() + " ms");
            all.add(later(pool, kill.after(), () -> damage.strike(kill.victim())));
        }
        for (Future<?> one : all) {
            one.get();
        }
        pool.shutdown();
    }

    private static Future<?> later(ScheduledExecutorService pool, Duration after, Runnable work) {
        return pool.schedule(work, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends to one replica or the other until it is acknowledged. */
    private void send(Crew crew, int first, int replica) {
        var turn = new int[] {replica};
        Awaitility.await("alerts from " + first)
                .atMost(RECOVERY)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> crew.send(
                                replicas.get(turn[0]++ % 2),
                                IntStream.range(first, first + AT_ONCE).mapToObj(number -> "alert-" + number))
                        .ok());
    }

    /** Timers, messages, deliveries and events that wait. */
    private long left(UUID organisation) {
        String of = " where organisation_id = '" + organisation + "' and ";
        return number("select (select count(*) from escalation" + of + "state <> 'ended')"
                + " + (select count(*) from page_message" + of + "state = 'waiting')"
                + " + (select count(*) from delivery" + of + "state = 'pending') + (select count(*) from outbox)");
    }

    private long number(String query) {
        return ((Number) rows(query).get(0).get(0)).longValue();
    }

    private List<List<Object>> rows(String query) {
        return replicas.suite().rows(ScaledClock.DATABASE, query);
    }

    private Map<UUID, Long> alerts(UUID organisation) {
        var alerts = new HashMap<UUID, Long>();
        rows("select id, version from alert where organisation_id = '" + organisation + "'")
                .forEach(row -> alerts.put((UUID) row.get(0), ((Number) row.get(1)).longValue()));
        return alerts;
    }

    private void everyPersonWasPagedByOneMessage(UUID organisation, Receivers receivers) {
        var ids = new HashMap<String, Set<String>>();
        List<Told> accepted = receivers.accepted("page.sent");
        for (Told told : accepted) {
            for (JsonNode page : told.body().at("/data/pages")) {
                ids.computeIfAbsent(page.path("page").asText(), key -> new HashSet<>()).add(told.id());
            }
        }
        List<String> pages = rows("select id, step from page where organisation_id = '" + organisation + "'").stream()
                .map(row -> row.get(0).toString())
                .toList();
        assertThat(pages).as("one page of each alert for each step").hasSize(ALERTS * (STEPS - 1));
        assertThat(number("select count(distinct (alert_id, step, person)) from page where organisation_id = '"
                        + organisation + "'"))
                .isEqualTo(pages.size());
        assertThat(ids.keySet()).as("pages that arrived").containsExactlyInAnyOrderElementsOf(pages);
        assertThat(ids).allSatisfy((page, messages) -> assertThat(messages).as(page).hasSize(1));
        say("pages", pages.size(), accepted);
    }

    private static void theSystemWasToldByOneMessage(Set<UUID> alerts, Receivers receivers) {
        var ids = new HashMap<String, Set<String>>();
        List<Told> accepted = receivers.accepted("alert.escalated");
        for (Told told : accepted) {
            ids.computeIfAbsent(told.body().at("/data/alert/id").asText(), key -> new HashSet<>()).add(told.id());
        }
        assertThat(ids.keySet())
                .as("alerts of which the system was told")
                .containsExactlyInAnyOrderElementsOf(
                        alerts.stream().map(UUID::toString).toList());
        assertThat(ids).allSatisfy((alert, messages) -> assertThat(messages).as(alert).hasSize(1));
        say("deliveries", alerts.size(), accepted);
    }

    private static void say(String what, int wanted, List<Told> accepted) {
        long messages = accepted.stream().map(Told::id).distinct().count();
        System.out.printf(
                "kills: %d %s by %d messages, %d of them repeated with the same id, none lost%n",
                wanted, what, messages, accepted.size() - messages);
    }

    private void everyChangeIsInTheEventsOnce(UUID organisation, Map<UUID, Long> alerts) {
        EventLog log = EventLog.read(replicas.suite(), Topics.ALERTS, organisation);
        assertThat(alerts).allSatisfy((alert, version) -> assertThat(
                        log.of(alert).stream().map(CairnEvent::sequence))
                .as("events of " + alert)
                .isEqualTo(LongStream.rangeClosed(1, version).boxed().toList()));
    }

    private void everyStepWasInTime(UUID organisation) {
        var late = new ArrayList<Duration>();
        for (List<Object> row : rows("select s.due_at, s.done_at, s.real_at, s.step, s.alert_id from clock.step s"
                + " join alert a on a.id = s.alert_id where a.organisation_id = '" + organisation + "'")) {
            Instant done = instant(row.get(2));
            Duration all = TwoReplicas.real(Duration.between(instant(row.get(0)), instant(row.get(1))));
            late.add(damage.outages().up(done.minus(all), done));
        }
        late.sort(null);
        System.out.printf(
                "kills: %d steps; late by %d ms (middle), %d ms (99 %%), %d ms (worst); %s%n",
                late.size(),
                late.get(late.size() / 2).toMillis(),
                late.get(late.size() * 99 / 100).toMillis(),
                late.get(late.size() - 1).toMillis(),
                damage.outages());
        assertThat(late).hasSize(ALERTS * STEPS);
        assertThat(late.get(late.size() - 1)).isLessThan(LATEST);
    }

    private static Instant instant(Object value) {
        return ((Timestamp) value).toInstant();
    }
}
