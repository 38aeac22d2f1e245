package dev.cairn.assessment.assess.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.roadmap.ShippedRoadmaps;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The default roadmap on facts such as a scan of a web application finds. */
class ShippedRoadmapAssessmentTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant SCANNED = NOW.minus(Duration.ofHours(1));
    private static final LocalDate START = LocalDate.parse("2026-01-05");

    private final Assessor assessor = new Assessor(ShippedRoadmaps.mvpToProduction(Fixture.CEL), Fixture.CEL);

    @Test
    void nothingIsGreenByDefault() {
        var assessment = assess(List.of(), null);

        assertThat(assessment.checks()).allSatisfy(check -> {
            assertThat(check.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(check.reason()).contains("What would prove it");
        });
        assertThat(assessment.phases())
                .allSatisfy(phase -> assertThat(phase.readiness()).isZero());
        assertThat(assessment.phase()).isEqualTo("mvp");
        assertThat(assessment.trust().yes()).isFalse();
        assertThat(assessment.trust().reasons()).hasSize(5);
        assertThat(assessment.nextAction()).isNotNull();
    }

    @Test
    void aScanAndAValidatedHypothesisOpenTheFirstGate() {
        List<Fact> facts = scan(Map.of());
        facts.addAll(hypothesis(120.0));

        var assessment = assess(facts, null);

        assertThat(assessment.phases().get(0).gate().missing()).isEmpty();
        assertThat(assessment.phase()).isEqualTo("foundation");
        assertThat(assessment.premature()).isEmpty();
        assertThat(assessment.practice("foundation.ci-cd").orElseThrow().outcome())
                .isEqualTo(Outcome.MET);
        assertThat(assessment.practice("foundation.monitoring").orElseThrow().outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(assessment.practice("production.on-call").orElseThrow().outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(assessment.phases().get(0).readiness()).isBetween(50.0, 99.9);
    }

    @Test
    void withoutTheHypothesisTheSameWorkIsPremature() {
        List<Fact> facts = scan(Map.of());
        facts.addAll(hypothesis(null));

        var assessment = assess(facts, null);

        assertThat(assessment.phase()).isEqualTo("mvp");
        assertThat(assessment.phases().get(0).gate().missing())
                .extracting(Gate.Missing::check)
                .containsExactly("mvp.hypothesis.reached");
        assertThat(assessment.premature())
                .extracting(Premature::id)
                .contains("mvp.skip.ci-cd", "mvp.skip.performance", "scale.caching", "scale.testing");
        assertThat(assessment.check("mvp.hypothesis.reached").orElseThrow().reason())
                .contains("evidence that is demonstrated is asked, but hypothesis.reached is only claimed");
    }

    /** tables; whether a hypothesis is stated; what was observed of it; outcome */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0,false,-,unmet",
                "12,false,-,met",
                "40,false,-,partial",
                "40,true,-,partial",
                "40,true,20,partial",
                "12,true,120,met",
                "40,true,120,not-applicable",
            })
    void tablesThatAreCountedAreJudgedWhateverIsKnownOfTheHypothesis(
            int tables, boolean stated, @Nullable Double observed, String outcome) {
        List<Fact> facts = scan(Map.of("schema.tables", FactValue.of(tables)));
        facts.addAll(stated ? hypothesis(observed) : Hypothesis.noneStated("h", NOW.minus(Duration.ofDays(200))));

        assertThat(assess(facts, null)
                        .check("mvp.data-model.simple")
                        .orElseThrow()
                        .outcome()
                        .word())
                .isEqualTo(outcome);
    }

    @Test
    void noWaiverStandsInForTheHypothesis() {
        List<Fact> facts = scan(Map.of());
        facts.addAll(hypothesis(20.0));
        var input = AssessmentInput.of(facts, "mvp", START, null, NOW);
        var waiver = Fixture.waiver("mvp.hypothesis", "we believe in it", NOW.plus(Duration.ofDays(90)));
        var override = new ApplicabilityOverride("mvp.hypothesis", false, "we believe in it");

        assertThat(assessor.assess(Fixture.with(input, List.of(waiver), List.of()))
                        .phase())
                .isEqualTo("mvp");
        assertThat(assessor.assess(Fixture.with(input, List.of(), List.of(override)))
                        .phase())
                .isEqualTo("mvp");
    }

    @Test
    void losingThePipelineIsARegression() {
        List<Fact> before = scan(Map.of());
        before.addAll(hypothesis(120.0));
        List<Fact> after = scan(Map.of(
                "ci.runs_tests",
                FactValue.of(false),
                "ci.deploys",
                FactValue.of(false),
                "ci.workflows",
                FactValue.of(0)));
        after.addAll(hypothesis(120.0));

        var assessment = assess(after, Previous.of(assess(before, null)));

        assertThat(assessment.changes()).singleElement().satisfies(change -> {
            assertThat(change.practice()).isEqualTo("foundation.ci-cd");
            assertThat(change.cause()).isEqualTo(Change.Cause.LOST);
            assertThat(change.regression()).isTrue();
            assertThat(change.to()).isEqualTo(Outcome.UNMET);
        });
    }

    @Test
    void aLibraryHasNothingToOperate() {
        List<Fact> facts = scan(Map.of(
                "project.kind", FactValue.of("library"),
                "project.has_server", FactValue.of(false),
                "project.has_ui", FactValue.of(false),
                "project.has_database", FactValue.of(false),
                "flow.handlers", FactValue.of(1)));

        var assessment = assess(facts, null);

        assertThat(assessment.practices().filter(each -> each.outcome() == Outcome.NOT_APPLICABLE))
                .extracting(each -> each.practice().id())
                .contains("mvp.auth", "mvp.ui", "mvp.data-model", "scale.caching", "production.on-call")
                .doesNotContain("foundation.ci-cd", "scale.testing");
        assertThat(assessment.check("scale.testing.e2e").orElseThrow().outcome())
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void theDigestIsKnown() {
        List<Fact> facts = scan(Map.of());
        facts.addAll(hypothesis(120.0));

        assertThat(assess(facts, null).digest()).isEqualTo(assess(facts, null).digest());
        assertThat(assess(facts, null).digest())
                .isNotEqualTo(assess(scan(Map.of()), null).digest());
        assertThat(assessor.assess(AssessmentInput.of(facts, "mvp", START, null, NOW.plus(Duration.ofHours(2))))
                        .digest())
                .isEqualTo(assess(facts, null).digest());
    }

    private Assessment assess(List<Fact> facts, @Nullable Previous previous) {
        return assessor.assess(AssessmentInput.of(facts, "mvp", START, previous, NOW));
    }

    private static List<Fact> hypothesis(@Nullable Double observed) {
        var day = LocalDate.parse("2026-02-20");
        return new Hypothesis("weekly sign-ups", 100, true, observed, START, observed == null ? null : day).facts("h");
    }

    private static List<Fact> scan(Map<String, FactValue> changed) {
        Map<String, FactValue> values = new TreeMap<>();
        for (String yes : List.of(
                "project.has_server",
                "project.has_database",
                "project.has_ui",
                "auth.managed_provider",
                "schema.present",
                "ci.runs_tests",
                "ci.deploys",
                "errors.sdk_initialised",
                "errors.sdk_declared",
                "cache.client_used",
                "cache.client_declared")) {
            values.put(yes, FactValue.of(true));
        }
        values.put("project.kind", FactValue.of("web-application"));
        values.put("ci.workflows", FactValue.of(2));
        values.put("types.share", FactValue.of(0.9));
        values.put("schema.migrations", FactValue.of(12));
        values.put("tests.unit_files", FactValue.of(30));
        values.putAll(changed);
        List<Fact> facts = new ArrayList<>();
        values.forEach((name, value) -> facts.add(
                new Fact(name, value, Strength.DETECTED, "scan", SCANNED, SCANNED.plus(Duration.ofDays(90)))));
        return facts;
    }
}
