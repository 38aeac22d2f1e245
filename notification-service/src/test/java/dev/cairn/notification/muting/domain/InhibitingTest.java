package dev.cairn.notification.muting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.matching.domain.Matcher;
import dev.cairn.notification.matching.domain.Operator;
import dev.cairn.notification.muting.domain.Muting.Present;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InhibitingTest {

    private static Inhibition rule(char source, char target) {
        return new Inhibition(
                new UUID(source, target),
                source + " over " + target,
                List.of(is(source)),
                List.of(is(target)),
                List.of());
    }

    private static Matcher is(char service) {
        String value = String.valueOf(service);
        return new Matcher("service", Operator.EQUAL, value, value::equals);
    }

    /** Alerts by the letters of their services, the earlier first. */
    private static List<Present> alerts(String services) {
        return IntStream.range(0, services.length())
                .mapToObj(i -> new Present(
                        new UUID(0, i + 1), new Facts(Map.of("service", services.substring(i, i + 1)), Map.of())))
                .toList();
    }

    /** The letters of those that nothing holds. */
    private static String free(List<Inhibition> rules, List<Present> alerts) {
        var sources = new HashMap<UUID, List<Present>>();
        rules.forEach(rule -> sources.put(
                rule.id(),
                alerts.stream()
                        .filter(one -> Matcher.all(rule.source(), one.facts()))
                        .toList()));
        var inhibiting = Inhibiting.of(rules, sources);
        var muting = new Muting(List.of(), List.of(), rules);
        var free = new StringBuilder();
        for (Present one : alerts) {
            if (muting.holds(one.id(), one.facts(), Instant.EPOCH, rule -> inhibiting.of(one.id(), rule))
                    .isEmpty()) {
                free.append(one.facts().get("service"));
            }
        }
        return free.toString();
    }

    private static List<Inhibition> rules(String text) {
        var rules = new ArrayList<Inhibition>();
        for (String one : text.split(" ")) {
            rules.add(rule(one.charAt(0), one.charAt(1)));
        }
        return rules;
    }

    /** Rules as source and target, alerts in the order in which they were raised, and those that are not held. */
    @ParameterizedTest
    @CsvSource({
        "ab, ab, a",
        "ab, ba, a",
        "ab, b, b",
        "ab bc, abc, ac",
        "ab bc, cba, ca",
        "ab bc cd, abcd, ac",
        "ab ba, ab, a",
        "ab ba, ba, b",
        "ab ba, abb, a",
        "ab ba, baa, b",
        "ab ba bc, abc, ac",
        "ab ba bc, bac, b",
        "ab bc ca, abc, ac",
        "ab bc ca, bca, ba",
        "ab bc cd da, abcd, ac",
        "ab ba xa, xab, xb",
        "ab ba ac, cab, a",
        "ab ba cb, cab, ca",
    })
    void whoIsHeldHoldsNobodyAndInACircleTheEarliestIsFree(String rules, String alerts, String free) {
        assertThat(free(rules(rules), alerts(alerts))).isEqualTo(free);
    }

    /** Somebody hears of every trouble: whoever is held is held by one that is not. */
    @Test
    void whateverTheRulesSomebodyIsPaged() {
        var random = new Random(20_261_127);
        for (int i = 0; i < 500; i++) {
            var rules = new ArrayList<Inhibition>();
            var pairs = new TreeSet<String>();
            for (int j = 0; j < 1 + random.nextInt(12); j++) {
                char source = (char) ('a' + random.nextInt(6));
                char target = (char) ('a' + random.nextInt(6));
                if (source != target && pairs.add("" + source + target)) {
                    rules.add(rule(source, target));
                }
            }
            var alerts = alerts(random.ints(1 + random.nextInt(8), 'a', 'g')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());

            String free = free(rules, alerts);

            assertThat(free).isNotEmpty();
            alerts.forEach(one -> {
                String service = one.facts().get("service");
                if (free.indexOf(service) < 0) {
                    assertThat(rules)
                            .anyMatch(rule -> rule.concerns(one.facts())
                                    && alerts.stream()
                                            .anyMatch(other -> rule.inhibits(other.facts(), one.facts())
                                                    && free.contains(
                                                            other.facts().get("service"))));
                }
            });
        }
    }

    @Test
    void whereThereAreTooManyThoseThatCouldBeHeldHoldNobody() {
        String many = "a".repeat(300) + "b".repeat(300) + "c";

        assertThat(free(rules("ab bc"), alerts(many))).isEqualTo("a".repeat(300) + "c");
    }
}
