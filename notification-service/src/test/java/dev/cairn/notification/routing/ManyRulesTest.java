package dev.cairn.notification.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The most rules and the most alerts of one transaction, with expressions that take their time. */
@NotificationTest
class ManyRulesTest {

    private static final int RULES = 200;
    private static final int ALERTS = 64;
    private static final long EVERY_MILLIS = 20;

    /** From here on Vert.x complains. */
    private static final Duration BLOCKED = Duration.ofSeconds(2);

    @Inject
    Vertx vertx;

    @Test
    void anOrganisationWithTheMostRulesHoldsUpNobodyElse() {
        World.Organisation acme = World.organisation();
        rules(acme);
        var longest = new AtomicLong();
        var timers = watch(longest);
        long before = System.nanoTime();

        acme.asToken()
                .body(Map.of("version", "4", "alerts", alerts()))
                .post("/api/v1/integrations/" + acme.slug() + "/alertmanager")
                .then()
                .statusCode(200);

        Duration taken = Duration.ofNanos(System.nanoTime() - before);
        timers.forEach(vertx::cancelTimer);
        assertThat(taken).as("long enough to be noticed").isGreaterThan(Duration.ofMillis(500));
        assertThat(Duration.ofNanos(longest.get())).isLessThan(BLOCKED).isLessThan(taken.dividedBy(2));
    }

    /** Notes how long each event loop did nothing else. */
    private List<Long> watch(AtomicLong longest) {
        var timers = new ArrayList<Long>();
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            var last = new AtomicLong(System.nanoTime());
            timers.add(vertx.setPeriodic(EVERY_MILLIS, timer -> {
                long now = System.nanoTime();
                longest.accumulateAndGet(now - last.getAndSet(now), Math::max);
            }));
        }
        return timers;
    }

    private static void rules(World.Organisation acme) {
        var rules = new ArrayList<Map<String, ?>>();
        for (int i = 0; i < RULES; i++) {
            var matcher = Map.of("name", "title", "operator", "=~", "value", "(.*a.*b.*c.*d){4}" + i);
            rules.add(Map.of("name", "Rule " + i, "matchers", List.of(matcher)));
        }
        acme.as("editor")
                .header("If-Match", "*")
                .body(Map.of("rules", rules))
                .put("/api/v1/routing/" + acme.slug())
                .then()
                .statusCode(200);
    }

    private static List<Map<String, ?>> alerts() {
        var alerts = new ArrayList<Map<String, ?>>();
        for (int i = 0; i < ALERTS; i++) {
            alerts.add(Map.of(
                    "status",
                    "firing",
                    "labels",
                    Map.of("alertname", "Alert " + i),
                    "annotations",
                    Map.of("summary", "abcd ".repeat(50) + i),
                    "fingerprint",
                    "f" + i));
        }
        return alerts;
    }
}
