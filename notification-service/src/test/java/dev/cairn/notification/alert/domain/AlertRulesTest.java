package dev.cairn.notification.alert.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.notification.alert.domain.Assessed.Ageing;
import dev.cairn.notification.alert.domain.Assessed.Change;
import dev.cairn.notification.alert.domain.Assessed.EndingWaiver;
import dev.cairn.notification.alert.domain.Assessed.GateChange;
import dev.cairn.notification.alert.domain.Decision.Raise;
import dev.cairn.notification.alert.domain.Decision.Repeat;
import dev.cairn.notification.alert.domain.Decision.Resolve;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertRulesTest {

    private static final UUID PROJECT = new UUID(0, 7);
    private static final List<String> PHASES = List.of("mvp", "foundation", "scale", "production");
    private static final Instant FRIDAY = Instant.parse("2026-11-27T08:00:00Z");

    private static Assessed lost(String phase, String practice) {
        return new Assessed(
                PROJECT,
                phase,
                PHASES,
                Map.of(practice, "unmet"),
                List.of(new Change(practice, "Pipeline", "met", "unmet", true, "gone")),
                List.of(),
                List.of(),
                List.of(),
                Set.of());
    }

    private static Assessed outcome(String practice, String outcome) {
        return new Assessed(
                PROJECT,
                "mvp",
                PHASES,
                Map.of(practice, outcome),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of());
    }

    private static Assessed gate(String to) {
        return new Assessed(
                PROJECT,
                "mvp",
                PHASES,
                Map.of(),
                List.of(),
                List.of(new GateChange("mvp", "MVP", to)),
                List.of(),
                List.of(),
                Set.of());
    }

    private static Assessed ageing(Set<String> told, Map<String, String> outcomes, Ageing... ageing) {
        return new Assessed(PROJECT, "mvp", PHASES, outcomes, List.of(), List.of(), List.of(ageing), List.of(), told);
    }

    private static OpenAlert open(AlertKind kind, String about) {
        boolean gate = kind == AlertKind.GATE_OPENED;
        return new OpenAlert(
                new UUID(1, about.hashCode()),
                kind.word() + ":" + PROJECT + ":" + about,
                kind,
                gate ? null : about,
                gate ? about : null);
    }

    private static Trouble raised(Decisions decisions) {
        assertThat(decisions.decisions()).hasSize(1).allMatch(one -> one instanceof Raise);
        return ((Raise) decisions.decisions().get(0)).trouble();
    }

    @ParameterizedTest
    @CsvSource({
        "mvp,        mvp.hypothesis,      CRITICAL",
        "foundation, mvp.hypothesis,      CRITICAL",
        "foundation, foundation.ci-cd,    CRITICAL",
        "foundation, scale.testing,       WARNING",
        "mvp,        production.drills,   WARNING",
        "unheard-of, mvp.hypothesis,      WARNING",
        "mvp,        elsewhere.practice,  WARNING",
        "mvp,        undotted,            WARNING",
    })
    void aRegressionIsCriticalWhereThePhaseRestsOnIt(String phase, String practice, Severity severity) {
        Trouble trouble = raised(AlertRules.decide(lost(phase, practice), List.of()));

        assertThat(trouble.severity()).isEqualTo(severity);
        assertThat(trouble.kind()).isEqualTo(AlertKind.REGRESSION);
        assertThat(trouble.dedupKey()).isEqualTo("regression:" + PROJECT + ":" + practice);
        assertThat(trouble.title()).isEqualTo("Pipeline is no longer met");
        assertThat(trouble.detail()).isEqualTo("gone");
    }

    @Test
    void aPhaseIsNamedOnlyWhenTheRoadmapHasIt() {
        assertThat(raised(AlertRules.decide(lost("mvp", "scale.testing"), List.of()))
                        .phase())
                .isEqualTo("scale");
        assertThat(raised(AlertRules.decide(lost("mvp", "else.where"), List.of()))
                        .phase())
                .isNull();
    }

    @Test
    void anOpenRegressionIsRepeated() {
        OpenAlert present = open(AlertKind.REGRESSION, "mvp.hypothesis");

        var decisions = AlertRules.decide(lost("mvp", "mvp.hypothesis"), List.of(present))
                .decisions();

        assertThat(decisions).singleElement().isInstanceOf(Repeat.class);
        assertThat(((Repeat) decisions.get(0)).alert()).isEqualTo(present.id());
    }

    @Test
    void oneEventThatNamesATroubleTwiceRaisesItOnce() {
        var change = new Change("mvp.hypothesis", "Hypothesis", "met", "unmet", true, "gone");
        var twice = new Assessed(
                PROJECT, "mvp", PHASES, Map.of(), List.of(change, change), List.of(), List.of(), List.of(), Set.of());

        raised(AlertRules.decide(twice, List.of()));
    }

    @Test
    void aChangeThatIsNoRegressionIsNoAlert() {
        var change = new Change("mvp.hypothesis", "Hypothesis", "unknown", "unmet", false, "seen");
        var assessed = new Assessed(
                PROJECT, "mvp", PHASES, Map.of(), List.of(change), List.of(), List.of(), List.of(), Set.of());

        assertThat(AlertRules.decide(assessed, List.of()).decisions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"met", "waived", "not-applicable"})
    void aRegressionEndsWhenThePracticeIsFine(String outcome) {
        OpenAlert present = open(AlertKind.REGRESSION, "mvp.hypothesis");

        var decisions = AlertRules.decide(outcome("mvp.hypothesis", outcome), List.of(present))
                .decisions();

        assertThat(decisions).singleElement().isInstanceOf(Resolve.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"partial", "unmet", "stale", "unknown", "a-new-word"})
    void aRegressionStaysWhileThePracticeIsNot(String outcome) {
        OpenAlert present = open(AlertKind.REGRESSION, "mvp.hypothesis");

        assertThat(AlertRules.decide(outcome("mvp.hypothesis", outcome), List.of(present))
                        .decisions())
                .isEmpty();
        assertThat(AlertRules.decide(outcome("mvp.other", "met"), List.of(present))
                        .decisions())
                .isEmpty();
    }

    @Test
    void aGateThatOpensIsToldAndForgottenWhenItCloses() {
        Trouble trouble = raised(AlertRules.decide(gate("open"), List.of()));
        assertThat(trouble.severity()).isEqualTo(Severity.INFO);
        assertThat(trouble.phase()).isEqualTo("mvp");
        assertThat(trouble.practice()).isNull();

        OpenAlert present = open(AlertKind.GATE_OPENED, "mvp");
        assertThat(AlertRules.decide(gate("closed"), List.of(present)).decisions())
                .singleElement()
                .isInstanceOf(Resolve.class);
        assertThat(AlertRules.decide(gate("closed"), List.of()).decisions()).isEmpty();
    }

    @Test
    void ageingEvidenceIsToldOncePerPracticeAndTime() {
        var later = new Ageing("mvp.a.two", "mvp.a", FRIDAY.plusSeconds(60));
        var first = new Ageing("mvp.a.one", "mvp.a", FRIDAY);

        Decisions told = AlertRules.decide(ageing(Set.of(), Map.of(), later, first), List.of());
        Trouble trouble = raised(told);
        assertThat(trouble.severity()).isEqualTo(Severity.WARNING);
        assertThat(trouble.detail()).contains("mvp.a.one").contains(FRIDAY.toString());

        // resolved by a person meanwhile: the next assessment does not insist
        assertThat(AlertRules.decide(ageing(told.toldAgeing(), Map.of(), first, later), List.of())
                        .decisions())
                .isEmpty();
    }

    @Test
    void ageingEvidenceIsForgottenWhenItIsFreshOrStale() {
        OpenAlert present = open(AlertKind.EVIDENCE_AGEING, "mvp.a");

        assertThat(AlertRules.decide(ageing(Set.of(), Map.of("mvp.a", "met")), List.of(present))
                        .decisions())
                .containsExactly(new Resolve(present.id(), "There is fresh evidence."));
        assertThat(AlertRules.decide(ageing(Set.of(), Map.of("mvp.a", "stale")), List.of(present))
                        .decisions())
                .containsExactly(new Resolve(present.id(), "The evidence has gone stale."));
    }

    @Test
    void longTextsAreCutAndLongIdsRefused() {
        var change = new Change("mvp.a", "T".repeat(5000), "met", "unmet", true, "\uD83D\uDE00".repeat(4000));
        var assessed = new Assessed(
                PROJECT, "mvp", PHASES, Map.of(), List.of(change), List.of(), List.of(), List.of(), Set.of());

        Trouble trouble = raised(AlertRules.decide(assessed, List.of()));
        assertThat(trouble.title()).hasSizeLessThanOrEqualTo(300);
        assertThat(trouble.detail()).hasSizeLessThanOrEqualTo(1500).endsWith("\uD83D\uDE00…");
        assertThatThrownBy(() -> AlertRules.decide(lost("mvp", "mvp." + "a".repeat(400)), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Assessed ending(Set<String> told, String outcome, Instant... ends) {
        return new Assessed(
                PROJECT,
                "mvp",
                PHASES,
                Map.of("foundation.ci-cd", outcome),
                List.of(),
                List.of(),
                List.of(),
                Stream.of(ends)
                        .map(end -> new EndingWaiver("foundation.ci-cd", end))
                        .toList(),
                told);
    }

    @Test
    void timesAreToldToTheSecond() {
        Trouble trouble =
                raised(AlertRules.decide(ending(Set.of(), "waived", FRIDAY.plusNanos(123_456_789)), List.of()));

        assertThat(trouble.detail()).contains("It counts until " + FRIDAY + ".");
    }

    @Test
    void aWaiverThatEndsSoonIsToldOnceForItsEnd() {
        var first = AlertRules.decide(ending(Set.of(), "waived", FRIDAY.plusSeconds(9), FRIDAY), List.of());
        Trouble trouble = raised(first);
        OpenAlert present = open(AlertKind.WAIVER_ENDING, "foundation.ci-cd");

        var again = AlertRules.decide(ending(first.toldAgeing(), "waived", FRIDAY), List.of(present));
        var handled = AlertRules.decide(ending(first.toldAgeing(), "waived", FRIDAY), List.of());
        var renewed =
                AlertRules.decide(ending(first.toldAgeing(), "waived", FRIDAY.plusSeconds(86_400)), List.of(present));

        assertThat(trouble.dedupKey()).isEqualTo("waiver-ending:" + PROJECT + ":foundation.ci-cd");
        assertThat(trouble.severity()).isEqualTo(Severity.WARNING);
        assertThat(trouble.detail()).contains(FRIDAY.toString());
        assertThat(again.decisions()).isEmpty();
        assertThat(handled.decisions()).isEmpty();
        assertThat(renewed.decisions()).singleElement().isInstanceOf(Repeat.class);
    }

    @ParameterizedTest
    @CsvSource({
        "met,    The practice is met.",
        "waived, There is a waiver that counts for longer.",
        "unmet,  The waiver has ended.",
    })
    void whatWasSaidOfAWaiverEndsWithIt(String outcome, String reason) {
        OpenAlert present = open(AlertKind.WAIVER_ENDING, "foundation.ci-cd");

        var decisions =
                AlertRules.decide(ending(Set.of(), outcome), List.of(present)).decisions();

        assertThat(decisions).containsExactly(new Resolve(present.id(), reason));
    }
}
