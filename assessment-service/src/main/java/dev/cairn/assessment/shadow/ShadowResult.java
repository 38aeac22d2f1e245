package dev.cairn.assessment.shadow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.Outcome;
import dev.cairn.assessment.shadow.domain.Comparison;
import dev.cairn.kit.directory.KnownProject;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a candidate would change for one project, as it is kept and shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ShadowResult", description = "What a roadmap would change for one project, and why.")
record ShadowResult(
        @Schema(required = true) ShadowProject project,

        @Schema(
                required = true,
                description =
                        "falls: a gate would close, a practice that passes would not, or the 3 AM verdict turn to no",
                enumeration = {"falls", "rises", "same"})
        String change,

        @Schema(required = true) Side before,
        @Schema(required = true) Side after,
        @Schema(required = true) List<PhaseChange> phases,

        @Schema(required = true, description = "Practices with another outcome, new ones and those that are left out")
        List<PracticeChange> practices) {

    /** A project's name. */
    @Schema(name = "ShadowProject")
    record ShadowProject(
            @Schema(required = true) String slug,
            @Schema(required = true) String name) {}

    /** Where the project stands by one of the roadmaps. */
    @Schema(name = "ShadowSide")
    record Side(
            @Schema(required = true) String roadmap,
            @Schema(required = true) int version,

            @Schema(required = true, description = "Id of the phase that it is really in")
            String phase,

            @Schema(required = true, description = "The 3 AM verdict")
            boolean trusted) {

        static Side of(Assessment made) {
            return new Side(
                    made.roadmapId(),
                    made.roadmapVersion(),
                    made.phase(),
                    made.trust().yes());
        }
    }

    /** A phase by both; what is absent is so because that roadmap has no such phase. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ShadowPhase")
    record PhaseChange(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Nullable Double readinessBefore,
            @Nullable Double readinessAfter,

            @Schema(description = "Whether its gate is open") @Nullable
            Boolean openBefore,

            @Nullable Boolean openAfter) {

        static PhaseChange of(Comparison.Phase phase) {
            return new PhaseChange(
                    phase.id(),
                    phase.title(),
                    phase.readinessBefore(),
                    phase.readinessAfter(),
                    phase.openBefore(),
                    phase.openAfter());
        }
    }

    /** A practice that differs; what is absent is so because that roadmap has no such practice. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ShadowPractice")
    record PracticeChange(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Nullable String before,
            @Nullable String after,

            @Schema(required = true, description = "The checks that decide")
            List<Because> because) {

        static PracticeChange of(Comparison.Practice practice) {
            return new PracticeChange(
                    practice.id(),
                    practice.title(),
                    word(practice.before()),
                    word(practice.after()),
                    practice.because().stream().map(Because::of).toList());
        }
    }

    /** A check and what was found about it. */
    @Schema(name = "ShadowCheck")
    record Because(
            @Schema(required = true) String check,
            @Schema(required = true) String title,
            @Schema(required = true) String outcome,
            @Schema(required = true) String reason) {

        static Because of(Comparison.Because one) {
            return new Because(one.check(), one.title(), one.outcome().word(), one.reason());
        }
    }

    static ShadowResult of(KnownProject project, Assessment before, Assessment after) {
        Comparison comparison = Comparison.of(before, after);
        return new ShadowResult(
                new ShadowProject(project.slug(), project.name()),
                comparison.change().word(),
                Side.of(before),
                Side.of(after),
                comparison.phases().stream().map(PhaseChange::of).toList(),
                comparison.practices().stream().map(PracticeChange::of).toList());
    }

    private static @Nullable String word(@Nullable Outcome outcome) {
        return outcome == null ? null : outcome.word();
    }
}
