package dev.cairn.notification.person.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.alert.domain.Urgency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final UUID MAIL = new UUID(0, 1);
    private static final UUID PHONE = new UUID(0, 2);

    @Test
    void withoutRulesAllMethodsAreUsedAtOnce() {
        assertThat(Rules.NONE.plan(Urgency.HIGH, List.of(MAIL, PHONE)))
                .containsExactly(new Rule(0, MAIL), new Rule(0, PHONE));
        assertThat(Rules.NONE.plan(Urgency.HIGH, List.of())).isEmpty();
    }

    @Test
    void eachUrgencyHasItsOwnRulesInTheOrderOfTheirDelays() {
        var rules = new Rules(
                List.of(new Rule(5, PHONE), new Rule(0, MAIL), new Rule(5, PHONE)), List.of(new Rule(60, MAIL)));

        assertThat(rules.plan(Urgency.HIGH, List.of(MAIL, PHONE)))
                .containsExactly(new Rule(0, MAIL), new Rule(5, PHONE));
        assertThat(rules.plan(Urgency.LOW, List.of(MAIL, PHONE))).containsExactly(new Rule(60, MAIL));
    }

    @Test
    void rulesThatReachNobodyGiveWay() {
        var rules = new Rules(List.of(new Rule(5, PHONE)), List.of());

        assertThat(rules.plan(Urgency.HIGH, List.of(MAIL))).containsExactly(new Rule(0, MAIL));
        assertThat(rules.without(PHONE)).isEqualTo(Rules.NONE);
    }

    @Test
    void hintsShowWhoseAnAddressIsAndNotTheAddress() {
        assertThat(Hints.ofMail("ana.lima@example.com")).isEqualTo("a…@example.com");
        assertThat(Hints.ofPhone("+4930123456")).isEqualTo("+49…56");
        assertThat(Hints.ofUrl("https://hooks.slack.com/services/T0/B0/secret")).isEqualTo("hooks.slack.com/…");
        assertThat(Hints.ofUrl("https://" + "a".repeat(60) + ".example/" + "b".repeat(300))
                        .length())
                .isLessThanOrEqualTo(200);
    }
}
