package dev.cairn.assessment.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.assess.cel.CelExpressions;
import dev.cairn.assessment.ownroadmap.ReadText;
import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.Phase;
import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.SkipItem;
import dev.cairn.assessment.roadmap.domain.Strength;
import dev.cairn.assessment.roadmap.domain.TrustCondition;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShippedRoadmapTest {

    private final Roadmap roadmap = ShippedRoadmaps.mvpToProduction(new CelExpressions());

    @Test
    void hasEveryPracticeOfTheCatalogue() {
        assertThat(roadmap.id()).isEqualTo("mvp-to-production");
        assertThat(roadmap.version()).isEqualTo(2);
        assertThat(roadmap.phases()).extracting(Phase::id).containsExactly("mvp", "foundation", "scale", "production");
        assertThat(roadmap.practices().map(Practice::id))
                .containsExactly(
                        "mvp.core-flow",
                        "mvp.auth",
                        "mvp.data-model",
                        "mvp.ui",
                        "mvp.hypothesis",
                        "foundation.type-safety",
                        "foundation.ci-cd",
                        "foundation.schema",
                        "foundation.error-tracking",
                        "foundation.monitoring",
                        "scale.caching",
                        "scale.cdn-assets",
                        "scale.background-jobs",
                        "scale.testing",
                        "scale.security",
                        "production.multi-region",
                        "production.on-call",
                        "production.disaster-recovery",
                        "production.performance-sla",
                        "production.compliance");
    }

    @Test
    void anEarlierVersionStaysAsItWas() {
        String text = String.valueOf(ShippedRoadmaps.earlier(1));

        assertThat(ReadText.digest(text.getBytes(StandardCharsets.UTF_8)))
                .as("assessments that are kept were judged by it")
                .isEqualTo("sha256:c2594bb1a143e421f30120be4b82a13093ec58f0126277b7da8ed13da36a89c3");
        assertThat(ShippedRoadmaps.earlier(roadmap.version())).isNull();
    }

    @Test
    void hasTheSkipListAndTheConditionsOfTrust() {
        assertThat(roadmap.phases().get(0).skip())
                .extracting(SkipItem::id)
                .containsExactly(
                        "mvp.skip.permissions",
                        "mvp.skip.performance",
                        "mvp.skip.error-handling",
                        "mvp.skip.ci-cd",
                        "mvp.skip.monitoring");
        assertThat(roadmap.phases().get(0).skipPhases()).containsExactly("scale", "production");
        assertThat(roadmap.trust())
                .extracting(TrustCondition::id)
                .containsExactly("alerts", "on-call", "restore-drill", "fire-drill");
    }

    @Test
    void theGateOutOfTheMvpNeedsTheHypothesisDemonstratedAndTakesNoWaiver() {
        Check reached = roadmap.check("mvp.hypothesis.reached").orElseThrow();

        assertThat(roadmap.phases().get(0).validatedBy()).isEqualTo(reached.id());
        assertThat(reached.strength()).isEqualTo(Strength.DEMONSTRATED);
        assertThat(reached.required()).isTrue();
        assertThat(reached.waivable()).isFalse();
    }

    @Test
    void everyPracticeSaysWhyInTwoSentences() {
        assertThat(roadmap.practices())
                .allSatisfy(practice -> assertThat(practice.why().split("[.!?](\\s|$)"))
                        .as(practice.id())
                        .hasSize(2));
    }

    @Test
    void everyFactIsReadOrShown() {
        assertThat(roadmap.facts())
                .hasSizeGreaterThan(90)
                .allSatisfy(fact -> assertThat(fact.title()).isNotBlank());
    }

    @Test
    void everythingButTheStatementOfTheHypothesisAsksMoreThanAClaim() {
        assertThat(roadmap.checks().filter(check -> check.strength() == Strength.CLAIMED))
                .extracting(Check::id)
                .containsExactly("mvp.hypothesis.stated");
    }
}
