package dev.cairn.assessment.assess.domain;

import static dev.cairn.assessment.assess.domain.Fixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.assess.cel.CelExpressions;
import dev.cairn.assessment.roadmap.domain.Applicability;
import dev.cairn.assessment.roadmap.domain.FactDeclaration;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What members overrule of what applies, as the engine takes it. */
class OverrulingTest {

    private static final Overruler ANA = new Overruler("Ana", NOW.minus(Duration.ofDays(500)), null);
    private static final KindOverride LIBRARY = new KindOverride("library", "it is only tried out here.", ANA);

    /** Applies to what runs a server, and is met by one. */
    private final Assessor assessor = new Assessor(roadmap(), new CelExpressions());

    @Test
    void aKindSaidByAMemberOutranksWhatWasDetectedAndDoesNotAge() {
        CheckResult check = check(input(true, LIBRARY, List.of()));

        assertThat(check.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(check.reason())
                .isEqualTo("Does not apply: it runs no server; the kind of project was overruled by Ana on "
                        + Sentences.day(ANA.at()) + " because it is only tried out here.");
        assertThat(check.overruled()).isEqualTo(new Overruling("library", LIBRARY.reason(), ANA));
        assertThat(check(input(true, null, List.of())).outcome()).isEqualTo(Outcome.MET);
    }

    @Test
    void aKindNeverMakesMetWhatReadsTheKindItself() {
        var service = new KindOverride("service", "it will serve", ANA);

        CheckResult check = check(input(false, service, List.of()));

        assertThat(check.outcome()).isEqualTo(Outcome.UNMET);
        assertThat(check.overruled()).isNotNull();
        assertThat(check(input(false, null, List.of())).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void aPracticeNamesWhoSaidAndWhoApprovedThatItDoesNotApply() {
        var author = new Overruler("Ana", NOW, "Ben");
        CheckResult check =
                check(input(true, null, List.of(new ApplicabilityOverride("one.a", false, "nobody calls it", author))));

        assertThat(check.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(check.reason())
                .isEqualTo("Does not apply: overruled by Ana on " + Sentences.day(NOW)
                        + " because nobody calls it, approved by Ben.");
    }

    @Test
    void aPracticeOutranksTheKind() {
        var applies = new ApplicabilityOverride("one.a", true, "it serves", ANA);

        CheckResult check = check(input(true, LIBRARY, List.of(applies)));

        assertThat(check.outcome()).isEqualTo(Outcome.MET);
        assertThat(check.overruled()).isEqualTo(new Overruling("applies", "it serves", ANA));
    }

    @Test
    void whoAndWhyAreInTheDigestAndNothingIsWhereNothingIsOverruled() {
        String plain = assessor.assess(input(true, null, List.of())).digest();
        var applies = new ApplicabilityOverride("one.a", true, "it serves", ANA);
        var otherwise = new ApplicabilityOverride("one.a", true, "it still serves", ANA);
        String overruled = assessor.assess(input(true, null, List.of(applies))).digest();

        var assumed = new ApplicabilityOverride("one.a", true, "assumed");
        assertThat(assessor.assess(input(true, null, List.of(assumed))).digest())
                .as("what is only assumed names nobody")
                .isEqualTo(plain);
        assertThat(overruled).isNotEqualTo(plain);
        assertThat(assessor.assess(input(true, null, List.of(otherwise))).digest())
                .isNotEqualTo(overruled);
        assertThat(assessor.assess(input(true, null, List.of(applies))).digest())
                .isEqualTo(overruled);
    }

    @Test
    void whoAsksWhatIfAboutAnotherKindIsNotOverruled() {
        var assumptions = new Assumptions(
                java.util.Map.of("project.kind", FactValue.of("service")),
                Strength.DETECTED,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of());

        AssessmentInput asked = assumptions.applyTo(input(true, LIBRARY, List.of()), assessor.roadmap());

        assertThat(asked.kind()).isNull();
        assertThat(check(asked).outcome()).isEqualTo(Outcome.MET);
    }

    private CheckResult check(AssessmentInput input) {
        return assessor.assess(input).check("one.a.x").orElseThrow();
    }

    private static AssessmentInput input(
            boolean server, @Nullable KindOverride kind, List<ApplicabilityOverride> overrides) {
        AssessmentInput plain = Fixture.input(Fixture.fact("project.has_server", server));
        return new AssessmentInput(
                plain.facts(),
                List.of(),
                overrides,
                kind,
                plain.declaredPhase(),
                plain.startDate(),
                null,
                NOW,
                Set.of());
    }

    private static Roadmap roadmap() {
        var applies =
                new Applicability("project.has_server", "it runs no server", Strength.DETECTED, Duration.ofDays(365));
        var practice = new Practice(
                "one.a",
                "A",
                "Why.",
                true,
                List.of(),
                applies,
                List.of(Fixture.check("one.a.x", "project.has_server")));
        var facts = List.of(
                new FactDeclaration("project.kind", FactType.STRING, "kind"),
                new FactDeclaration("project.has_server", FactType.BOOL, "server"));
        return new Roadmap("test", 1, "Test", facts, List.of(Fixture.phase("one", 1, 6, practice)), List.of());
    }
}
