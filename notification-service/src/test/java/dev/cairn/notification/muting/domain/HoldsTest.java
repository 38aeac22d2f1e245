package dev.cairn.notification.muting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.matching.domain.Matcher;
import dev.cairn.notification.matching.domain.Operator;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldsTest {

    private static final Instant NOW = Instant.parse("2026-04-12T10:00:00Z");
    private static final UUID ALERT = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    @ParameterizedTest
    @CsvSource(textBlock = """
            -1, PENDING
            0,  ACTIVE
            59, ACTIVE
            60, EXPIRED
            99, EXPIRED
            """)
    void aSilenceIsActiveFromItsStartToItsEnd(int seconds, Silence.State state) {
        assertThat(Silence.state(NOW, NOW.plusSeconds(60), NOW.plusSeconds(seconds)))
                .isEqualTo(state);
    }

    @Test
    void everySilenceEnds() {
        var random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            Instant start = NOW.plusSeconds(random.nextInt(1_000_000));
            Instant end = start.plusSeconds(random.nextInt(1_000_000));
            Instant at = NOW.plusSeconds(random.nextInt(3_000_000));

            assertThat(Silence.state(start, end, at) == Silence.State.EXPIRED).isEqualTo(!at.isBefore(end));
        }
        assertThat(Silence.state(NOW, NOW, NOW)).isEqualTo(Silence.State.EXPIRED);
    }

    @Test
    void ofTwoSilencesTheOneThatEndsLastCounts() {
        var muting = new Muting(
                List.of(silence("short", 60), silence("long", 600), silence("past", -1)), List.of(), List.of());

        assertThat(muting.holds(ALERT, facts("shop", "critical"), NOW, rule -> List.of()))
                .extracting(Hold::reason)
                .containsExactly("Silenced by Ana: long", "Silenced by Ana: short");
        assertThat(muting.holds(ALERT, facts("till", "critical"), NOW, rule -> List.of()))
                .isEmpty();
    }

    @Test
    void silencesCountBeforeWindowsAndWindowsBeforeInhibition() {
        var window = new Maintenance(
                UUID.randomUUID(),
                "Upgrade",
                List.of(is("service", "shop")),
                new Calendar(
                        ZoneId.of("UTC"),
                        LocalDateTime.parse("2026-04-12T09:00"),
                        LocalDateTime.parse("2026-04-12T11:00"),
                        Repeat.ONCE,
                        1,
                        Set.of(),
                        null));
        var inhibition = inhibition(List.of(is("severity", "critical")), List.of(is("severity", "warning")));
        var muting = new Muting(List.of(silence("why", 60)), List.of(window), List.of(inhibition));

        var holds = muting.holds(
                ALERT,
                facts("shop", "warning"),
                NOW,
                rule -> List.of(new Muting.Present(OTHER, facts("shop", "critical"))));

        assertThat(holds)
                .extracting(Hold::kind)
                .containsExactly(Hold.Kind.SILENCE, Hold.Kind.MAINTENANCE, Hold.Kind.INHIBITION);
        assertThat(holds.get(1).until()).isEqualTo("2026-04-12T11:00:00Z");
        assertThat(holds.get(2).until()).isNull();
        assertThat(holds.get(2).reason())
                .contains("Rule")
                .contains(OTHER.toString())
                .as("a title may differ each time")
                .doesNotContain("Down");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            shop, critical, shop, warning,  true
            shop, critical, till, warning,  false
            shop, warning,  shop, warning,  false
            shop, critical, shop, critical, false
            ``,   critical, ``,   warning,  true
            """, quoteCharacter = '`')
    void inhibitsWhereTheEqualFactsAreAlike(
            String service, String severity, String targetService, String targetSeverity, boolean inhibited) {
        var rule = inhibition(List.of(is("severity", "critical")), List.of(is("severity", "warning")));

        assertThat(rule.inhibits(facts(service, severity), facts(targetService, targetSeverity)))
                .isEqualTo(inhibited);
    }

    @Test
    void noAlertInhibitsItselfAndOfTwoThatCouldNeitherDoes() {
        var rule = inhibition(List.of(is("service", "shop")), List.of(is("service", "shop")));
        var one = facts("shop", "critical");
        var muting = new Muting(List.of(), List.of(), List.of(rule));

        assertThat(rule.inhibits(one, facts("shop", "warning"))).isFalse();
        assertThat(muting.holds(ALERT, one, NOW, any -> List.of(new Muting.Present(ALERT, one))))
                .isEmpty();
    }

    private static Silence silence(String reason, int seconds) {
        return new Silence(
                UUID.randomUUID(),
                List.of(is("service", "shop")),
                NOW.minusSeconds(60),
                NOW.plusSeconds(seconds),
                "Ana",
                reason);
    }

    private static Inhibition inhibition(List<Matcher> source, List<Matcher> target) {
        return new Inhibition(UUID.randomUUID(), "Rule", source, target, List.of("service"));
    }

    private static Matcher is(String name, String value) {
        return new Matcher(name, Operator.EQUAL, value, value::equals);
    }

    private static Facts facts(String service, String severity) {
        return new Facts(Map.of("service", service, "severity", severity, "title", "Down"), Map.of());
    }
}
