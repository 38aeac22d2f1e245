package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.system.Receivers.Mood;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The experiments in which two Alertmanagers lose alerts or tell of them twice, with two replicas: of each alert somebody is
 * told, once. The figures are in docs/escalation.md.
 */
class FailureExperimentsTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    /** By the database's clock; the replicas are killed while it runs. */
    private static final int WAIT_SECONDS = 30;

    private static Receivers receivers;
    private static Crew crew;

    private final TwoReplicas replicas = TwoReplicas.running();

    @BeforeAll
    static void setUp() {
        receivers = new Receivers();
        crew = new Crew(TwoReplicas.running().suite(), receivers, "experiments");
        crew.policy(List.of(Crew.step(WAIT_SECONDS, Crew.target("person", crew.owner()))));
    }

    @AfterAll
    static void tearDown() {
        receivers.close();
    }

    @BeforeEach
    void inGoodMood() {
        receivers.mood(() -> Mood.ACCEPT);
    }

    @Test
    void anAlertSentToBothReplicasIsToldOnce() {
        sendToBoth("both");
        toldOnce("both");
    }

    @Test
    void anAlertSentToBothIsToldByTheOtherWhenOneIsKilledBeforeItsTime() {
        sendToBoth("both-one-killed");
        replicas.first().kill();
        toldOnce("both-one-killed");
    }

    @Test
    void anAlertSentToOneOnlyIsToldByTheOtherWhenThatIsKilled() {
        send(replicas.second(), "one-killed");
        replicas.second().kill();
        toldOnce("one-killed");
    }

    @Test
    void anAlertIsTakenOnceByAReceiverThatFailsForAWhile() {
        var tries = new AtomicInteger();
        receivers.mood(() -> tries.incrementAndGet() <= 3 ? Mood.REFUSE : Mood.ACCEPT);
        sendToBoth("receiver-fails");
        toldOnce("receiver-fails");
        assertThat(tries).hasValue(4);
    }

    @Test
    void anAcceptedAlertOutlivesTheOnlyReplica() {
        replicas.second().kill();
        send(replicas.first(), "only-killed");
        replicas.first().kill();
        assertThat(told("only-killed")).isZero();
        replicas.first().start();
        toldOnce("only-killed");
    }

    @Test
    void anAlertThatWasToldIsNotToldAgainAfterAKill() {
        replicas.second().kill();
        send(replicas.first(), "again-after-kill");
        toldOnce("again-after-kill");
        replicas.first().kill();
        replicas.first().start();
        send(replicas.first(), "again-after-kill");
        toldOnce("again-after-kill");
        assertThat(count("again-after-kill")).isEqualTo(2);
    }

    @Test
    void anAlertThatWasToldIsNotToldAgainAfterARestart() {
        replicas.second().kill();
        send(replicas.first(), "again-after-restart");
        toldOnce("again-after-restart");
        replicas.first().stop();
        replicas.first().start();
        send(replicas.first(), "again-after-restart");
        toldOnce("again-after-restart");
        assertThat(count("again-after-restart")).isEqualTo(2);
    }

    @Test
    void aClockOfTheDatabaseThatJumpsMakesAStepLateOrEarlyAndNeverTwice() {
        sendToBoth("clock-jumps");
        replicas.clock().jump(Duration.ofHours(-1));
        Awaitility.await("nobody is told")
                .during(TwoReplicas.real(Duration.ofSeconds(WAIT_SECONDS)))
                .atMost(SOON)
                .until(() -> told("clock-jumps") == 0 && open("clock-jumps") == 1);
        replicas.clock().jump(Duration.ofHours(2));
        toldOnce("clock-jumps");
    }

    private static void sendToBoth(String alert) {
        var first = CompletableFuture.runAsync(() -> send(TwoReplicas.running().first(), alert));
        send(TwoReplicas.running().second(), alert);
        first.join();
    }

    /** A replica that has just started may not have heard of the token yet. */
    private static void send(Replica to, String alert) {
        var answer = Awaitility.await("the token is known")
                .atMost(SOON)
                .until(() -> crew.send(to, Stream.of(alert)), sent -> sent.status() != 401);
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
    }

    /** Once nothing more is to come, it came once. */
    private void toldOnce(String alert) {
        Awaitility.await(alert + " is told")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> told(alert) > 0 && open(alert) == 0);
        assertThat(told(alert)).as(alert).isOne();
    }

    private static long told(String alert) {
        return receivers.accepted("page.sent").stream()
                .filter(told ->
                        told.body().at("/data/pages/0/alert/title").asText().equals(alert))
                .count();
    }

    /** How many timers and messages of an alert there are that will do something. */
    private long open(String alert) {
        return number("select (select count(*) from escalation e where e.alert_id = a.id and e.state <> 'ended')"
                + " + (select count(*) from page_message m where m.alert_id = a.id and m.state = 'waiting')"
                + " from alert a where a.title = '" + alert + "' and a.organisation_id = '" + organisation() + "'");
    }

    private long count(String alert) {
        return number(
                "select count from alert where title = '" + alert + "' and organisation_id = '" + organisation() + "'");
    }

    private long number(String query) {
        var rows = replicas.suite().rows(ScaledClock.DATABASE, query);
        assertThat(rows).as(query).hasSize(1);
        return ((Number) rows.get(0).get(0)).longValue();
    }

    private static UUID organisation() {
        return crew.organisation();
    }
}
