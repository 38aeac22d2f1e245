package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * While alerts come in and escalate, replicas, PostgreSQL and Kafka are killed at random and the receivers fail at random.
 * Of every alert everybody is told whom its policy names, by one message; and steps come when they are due.
 *
 * <p>{@code -Dcairn.seed} repeats the kills and failures of a run as far as chance has them; {@code -Dcairn.alerts} says how
 * many alerts there are, a multiple of 50, and {@code -Dcairn.latest} how many milliseconds late a step may be: a second on
 * a machine that does nothing else, more where builds share it.
 */
class EscalationKillTest {

    private static final int ALERTS = Integer.getInteger("cairn.alerts", 300);
    private static final int AT_ONCE = ALERTS / 50;
    private static final Duration NIGHT = Duration.ofSeconds(50);
    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final int STEPS = 4;
    private static final int MINUTE = 60;
    /** By everybody's clock: how late the engine is does not grow with the database's. */
    private static final Duration LATEST = Duration.ofMillis(Long.getLong("cairn.latest", 10_000));

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
            List<Done> steps = steps(crew.organisation());
            everyPersonWasPagedByOneMessage(crew.organisation(), receivers);
            theSystemWasToldByOneMessage(alerts.keySet(), receivers);
            everyChangeIsInTheEventsOnce(crew.organisation(), alerts);
            assertThat(steps).hasSize(ALERTS * STEPS);
            stepsWereInTime(steps);
        }
    }

    /** One in twelve requests fails, each in one of four ways. */
    private Supplier<Mood> failures() {
        var chance = new Random(random.nextLong());
        return () -> {
            synchronized (chance) {
                int number = chance.nextInt(400);
                return number < 10
                        ? Mood.REFUSE
                        : number < 20
                                ? Mood.BREAK
                                : number < 30 ? Mood.ACCEPT_AND_BREAK : number < 32 ? Mood.HANG : Mood.ACCEPT;
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
        var first = new HashMap<String, Set<String>>();
        List<Told> accepted = receivers.accepted("page.sent");
        for (Told told : accepted) {
            var pages = new HashSet<String>();
            told.body()
                    .at("/data/pages")
                    .forEach(page -> pages.add(page.path("page").asText()));
            pages.forEach(
                    page -> ids.computeIfAbsent(page, key -> new HashSet<>()).add(told.id()));
            first.putIfAbsent(told.id(), pages);
            assertThat(first.get(told.id())).as("a repeat tells nothing new").containsAll(pages);
        }
        List<String> pages = rows("select id, step from page where organisation_id = '" + organisation + "'").stream()
                .map(row -> row.get(0).toString())
                .toList();
        assertThat(pages).as("one page of each alert for each step").hasSize(ALERTS * (STEPS - 1));
        assertThat(number("select count(distinct (alert_id, step, person)) from page where organisation_id = '"
                        + organisation + "'"))
                .isEqualTo(pages.size());
        assertThat(ids.keySet()).as("pages that arrived").containsExactlyInAnyOrderElementsOf(pages);
        assertThat(ids)
                .allSatisfy((page, messages) -> assertThat(messages).as(page).hasSize(1));
        say("pages", pages.size(), accepted);
    }

    private static void theSystemWasToldByOneMessage(Set<UUID> alerts, Receivers receivers) {
        var ids = new HashMap<String, Set<String>>();
        List<Told> accepted = receivers.accepted("alert.escalated");
        for (Told told : accepted) {
            ids.computeIfAbsent(told.body().at("/data/alert/id").asText(), key -> new HashSet<>())
                    .add(told.id());
        }
        assertThat(ids.keySet())
                .as("alerts of which the system was told")
                .containsExactlyInAnyOrderElementsOf(
                        alerts.stream().map(UUID::toString).toList());
        assertThat(ids)
                .allSatisfy((alert, messages) -> assertThat(messages).as(alert).hasSize(1));
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
        assertThat(alerts)
                .allSatisfy((alert, version) -> assertThat(
                                log.of(alert).stream().map(CairnEvent::sequence))
                        .as("events of " + alert)
                        .isEqualTo(LongStream.rangeClosed(1, version).boxed().toList()));
    }

    /**
     * A step that was carried out, by everybody's clock.
     *
     * @param late while somebody could have done it; null when it became due while nobody could
     */
    private record Done(
            UUID alert, int step, Instant at, @Nullable Duration late) {}

    private List<Done> steps(UUID organisation) {
        return rows("select s.alert_id, s.step, s.due_at, s.done_at, s.real_at from clock.step s"
                        + " join alert a on a.id = s.alert_id where a.organisation_id = '" + organisation + "'")
                .stream()
                .map(row -> {
                    Instant at = instant(row.get(4));
                    Instant due =
                            at.minus(TwoReplicas.real(Duration.between(instant(row.get(2)), instant(row.get(3)))));
                    return new Done(
                            (UUID) row.get(0),
                            (int) row.get(1),
                            at,
                            damage.outages().covers(due)
                                    ? null
                                    : damage.outages().up(due, at));
                })
                .toList();
    }

    private void stepsWereInTime(List<Done> steps) {
        List<Duration> late =
                steps.stream().map(Done::late).filter(Objects::nonNull).sorted().toList();
        Duration middle = late.get(late.size() / 2);
        Duration worst = late.get(late.size() - 1);
        System.out.printf(
                "kills: %d of %d steps became due outside of outages; late by %d ms (middle), %d ms (95 %%), %d ms (worst); %s%n",
                late.size(),
                steps.size(),
                middle.toMillis(),
                late.get(late.size() * 95 / 100).toMillis(),
                worst.toMillis(),
                damage.outages());
        assertThat(middle).as("how late a step is").isLessThan(Duration.ofSeconds(1));
        assertThat(steps)
                .filteredOn(step -> step.late() != null && step.late().compareTo(LATEST) >= 0)
                .as("late steps")
                .isEmpty();
    }

    private static Instant instant(Object value) {
        return ((Timestamp) value).toInstant();
    }
}
