package dev.cairn.notification.routing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.alert.domain.Severity;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.matching.domain.Matcher;
import dev.cairn.notification.matching.domain.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    private static final UUID POLICY = new UUID(1, 1);
    private static final UUID OTHERWISE = new UUID(1, 2);

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            shop, critical, first
            shop, warning,  second
            till, critical, third
            till, warning,  -
            """)
    void theFirstThatMatchesDecides(String service, String severity, String name) {
        var rules = new Rules(
                List.of(
                        rule("first", is("service", "shop"), is("severity", "critical")),
                        rule("second", is("service", "shop")),
                        rule("third", is("severity", "critical"))),
                OTHERWISE);
        var facts = new Facts(Map.of("service", service, "severity", severity), Map.of());

        Rule decided = rules.first(facts);

        assertThat(decided == null ? null : decided.name()).isEqualTo(name);
        assertThat(rules.policy(decided)).isEqualTo(name == null ? OTHERWISE : POLICY);
    }

    @Test
    void whatWasConsideredEndsWithTheOneThatDecidesAndSaysWhyTheOthersDoNot() {
        var rules = new Rules(
                List.of(
                        rule("first", is("service", "shop"), is("severity", "critical")),
                        rule("second", is("service", "till")),
                        rule("third", is("service", "till"))),
                null);
        var considered = rules.considered(new Facts(Map.of("service", "till", "severity", "critical"), Map.of()));

        assertThat(considered).extracting(one -> one.rule().name()).containsExactly("first", "second");
        assertThat(considered).extracting(Rules.Considered::matched).containsExactly(false, true);
        assertThat(considered.get(0).matchers())
                .extracting(Rules.Considered.Held::fact, Rules.Considered.Held::matches)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("till", false),
                        org.assertj.core.groups.Tuple.tuple("critical", true));
    }

    @Test
    void theOrderOfRulesIsAllThatDecidesBetweenThem() {
        var random = new Random(7);
        var facts = new Facts(Map.of("service", "shop"), Map.of());
        for (int round = 0; round < 500; round++) {
            var rules = new ArrayList<Rule>();
            for (int i = 0; i < random.nextInt(8); i++) {
                rules.add(rule("r" + i, is("service", random.nextInt(3) == 0 ? "shop" : "till")));
            }
            Rule expected = rules.stream()
                    .filter(rule -> rule.matchers().get(0).value().equals("shop"))
                    .findFirst()
                    .orElse(null);

            assertThat(new Rules(rules, null).first(facts)).isEqualTo(expected);
        }
    }

    /** Members as severity in the order in which they joined, a star for a muted one, ! for low urgency; which is asked; who leads it. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            error,                     0, -
            error error,               0, -
            error error,               1, 0
            error warning,             1, 0
            warning error,             1, -
            warning error error,       2, 0
            error* error,              1, -
            error* warning error,      2, -
            error* error error,        2, 1
            critical* error critical,  2, -
            warning critical error,    2, 0
            warning critical* error,   2, -
            error,                     9, 0
            error! error,              1, -
            error! error!,             1, 0
            error error!,              1, 0
            error! error error,        2, 0
            critical* ,                9, -
            """)
    void theFirstThatIsNotMutedLeadsUnlessOneIsWorse(String members, int asked, Integer leader) {
        var words = Arrays.asList(members.strip().split(" "));
        var all = new ArrayList<Group.Member>();
        for (int i = 0; i < words.size(); i++) {
            all.add(0, new Group.Member(new UUID(0, i), severity(words.get(i)), urgency(words.get(i)), i));
        }
        Severity severity = asked < words.size() ? severity(words.get(asked)) : Severity.ERROR;

        Group.Member found = Group.leader(
                asked,
                severity,
                urgency(asked < words.size() ? words.get(asked) : "error"),
                all,
                member -> words.get((int) member.place()).endsWith("*"));

        assertThat(found == null ? null : (int) found.place()).isEqualTo(leader);
    }

    private static Severity severity(String word) {
        return Severity.ofWord(word.replaceAll("[*!]", "")).orElseThrow();
    }

    private static Urgency urgency(String word) {
        return word.contains("!") ? Urgency.LOW : Urgency.HIGH;
    }

    @Test
    void whereTheRuleSetsTheUrgencyItSetsNobodyApart() {
        var first = new Group.Member(new UUID(0, 1), Severity.ERROR, Urgency.LOW, 1);

        assertThat(Group.leader(2, Severity.ERROR, null, List.of(first), member -> false))
                .isEqualTo(first);
    }

    private static Rule rule(String name, Matcher... matchers) {
        return new Rule(UUID.randomUUID(), name, List.of(matchers), POLICY, null, List.of());
    }

    private static Matcher is(String name, String value) {
        return new Matcher(name, Operator.EQUAL, value, value::equals);
    }
}
