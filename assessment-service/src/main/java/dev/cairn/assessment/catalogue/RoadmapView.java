package dev.cairn.assessment.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.roadmap.domain.Applicability;
import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.FactDeclaration;
import dev.cairn.assessment.roadmap.domain.Phase;
import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.SkipItem;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A roadmap as the API shows it, whole. */
@Schema(name = "Roadmap", description = "What projects are assessed against.")
record RoadmapView(
        @Schema(required = true) String id,
        @Schema(required = true) int version,
        @Schema(required = true) String title,
        @Schema(required = true) List<PhaseView> phases,

        @Schema(required = true, description = "Every fact that its expressions may read")
        List<FactView> facts) {

    /** A stretch of the roadmap with a gate at its end. */
    @Schema(name = "RoadmapPhase")
    record PhaseView(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Schema(required = true) String weeks,
            @Schema(required = true) List<PracticeView> practices,

            @Schema(required = true, description = "What to leave for later")
            List<SkipView> skip) {

        static PhaseView of(Phase phase, Assessor assessor) {
            return new PhaseView(
                    phase.id(),
                    phase.title(),
                    phase.window(),
                    phase.practices().stream()
                            .map(practice -> PracticeView.of(practice, assessor))
                            .toList(),
                    phase.skip().stream().map(SkipView::of).toList());
        }
    }

    /** One line of the roadmap. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RoadmapPractice")
    record PracticeView(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Schema(required = true) String why,
            @Schema(required = true) boolean required,
            @Schema(required = true) List<String> dependsOn,

            @Schema(
                    required = true,
                    description = "Whether nobody can say that it does not apply: it validates a phase")
            boolean alwaysApplies,

            @Schema(description = "When it applies; absent: always") @Nullable
            String appliesWhen,

            @Schema(required = true) List<CheckView> checks) {

        static PracticeView of(Practice practice, Assessor assessor) {
            return new PracticeView(
                    practice.id(),
                    practice.title(),
                    practice.why(),
                    practice.required(),
                    practice.dependsOn(),
                    assessor.roadmap().alwaysApplies(practice),
                    when(practice.applies()),
                    practice.checks().stream()
                            .map(check -> CheckView.of(check, assessor))
                            .toList());
        }
    }

    /** One provable part of a practice. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RoadmapCheck")
    record CheckView(
            @Schema(required = true) String id,
            @Schema(required = true) String title,

            @Schema(required = true, description = "CEL over facts")
            String expression,

            @Schema(required = true, description = "Names of the facts that the expression reads")
            List<String> reads,

            @Schema(
                    required = true,
                    description = "The least strength of evidence that counts",
                    enumeration = {"claimed", "detected", "demonstrated"})
            String strength,

            @Schema(required = true) int weight,

            @Schema(description = "How old evidence may be, ISO 8601; absent: any age") @Nullable
            String freshness,

            @Schema(
                    required = true,
                    enumeration = {"S", "M", "L"})
            String effort,

            @Schema(required = true) boolean required,
            @Schema(required = true) boolean waivable,
            @Schema(required = true) String advice,

            @Schema(required = true, description = "What would prove it")
            String proof,

            @Schema(description = "When it applies; absent: wherever its practice does") @Nullable
            String appliesWhen) {

        static CheckView of(Check check, Assessor assessor) {
            return new CheckView(
                    check.id(),
                    check.title(),
                    check.expression(),
                    List.copyOf(assessor.factsOf(check).keySet()),
                    check.strength().word(),
                    check.weight(),
                    Objects.toString(check.freshness(), null),
                    check.effort().name(),
                    check.required(),
                    check.waivable(),
                    check.advice(),
                    check.proof(),
                    when(check.applies()));
        }
    }

    /** Work that should wait. */
    @Schema(name = "RoadmapSkip")
    record SkipView(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Schema(required = true) String advice,
            @Schema(required = true) String cost) {

        static SkipView of(SkipItem item) {
            return new SkipView(item.id(), item.title(), item.advice(), item.cost());
        }
    }

    /** A fact that expressions may read. */
    @Schema(name = "RoadmapFact")
    record FactView(
            @Schema(required = true) String name,
            @Schema(required = true) String type,
            @Schema(required = true) String title) {

        static FactView of(FactDeclaration fact) {
            return new FactView(fact.name(), fact.type().word(), fact.title());
        }
    }

    /** The view of the roadmap that an assessor judges by. */
    static RoadmapView of(Assessor assessor) {
        Roadmap roadmap = assessor.roadmap();
        return new RoadmapView(
                roadmap.id(),
                roadmap.version(),
                roadmap.title(),
                roadmap.phases().stream()
                        .map(phase -> PhaseView.of(phase, assessor))
                        .toList(),
                roadmap.facts().stream().map(FactView::of).toList());
    }

    private static @Nullable String when(@Nullable Applicability applies) {
        return applies == null ? null : applies.expression();
    }
}
