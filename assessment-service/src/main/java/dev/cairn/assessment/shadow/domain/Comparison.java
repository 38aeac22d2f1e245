package dev.cairn.assessment.shadow.domain;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.CheckResult;
import dev.cairn.assessment.assess.domain.Outcome;
import dev.cairn.assessment.assess.domain.PhaseResult;
import dev.cairn.assessment.assess.domain.PracticeResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate would change for one project: both roadmaps judged the same facts at the same instant, so every difference is
 * the roadmap's.
 *
 * @param change the worst of it
 * @param phases all phases of either, in the order of the candidate's, then those that it lacks
 * @param practices those of either whose outcome differs, or that only one has
 */
public record Comparison(Change change, List<Phase> phases, List<Practice> practices) {

    /** What a project would be by the candidate. */
    public enum Change {
        /** A gate would close, a practice that passes would not, or the 3 AM verdict would turn to no. */
        FALLS("falls"),
        /** Nothing of that, and a gate would open, a practice would pass, or the verdict would turn to yes. */
        RISES("rises"),
        SAME("same");

        private final String word;

        Change(String word) {
            this.word = word;
        }

        /** The word of the API. */
        public String word() {
            return word;
        }
    }

    /** Null values are those of a roadmap that has no such phase. */
    public record Phase(
            String id,
            String title,
            @Nullable Double readinessBefore,
            @Nullable Double readinessAfter,
            @Nullable Boolean openBefore,
            @Nullable Boolean openAfter) {}

    /**
     * A practice that differs.
     *
     * @param before null if only the candidate has it
     * @param after null if the candidate lacks it
     * @param because the checks that decide it by the candidate, or by the present roadmap if the candidate lacks it
     */
    public record Practice(
            String id,
            String title,
            @Nullable Outcome before,
            @Nullable Outcome after,
            List<Because> because) {

        boolean falls() {
            return before != null && after != null && before.passes() && !after.passes();
        }

        boolean rises() {
            return before != null && after != null && !before.passes() && after.passes();
        }
    }

    /** A check and what was found about it. */
    public record Because(String check, String title, Outcome outcome, String reason) {}

    /** Compares two assessments of one project at one instant. */
    public static Comparison of(Assessment before, Assessment after) {
        List<Phase> phases = phases(before, after);
        List<Practice> practices = practices(before, after);
        boolean falls = practices.stream().anyMatch(Practice::falls)
                || phases.stream().anyMatch(phase -> turned(phase, true))
                || before.trust().yes() && !after.trust().yes();
        boolean rises = practices.stream().anyMatch(Practice::rises)
                || phases.stream().anyMatch(phase -> turned(phase, false))
                || !before.trust().yes() && after.trust().yes();
        return new Comparison(falls ? Change.FALLS : rises ? Change.RISES : Change.SAME, phases, practices);
    }

    private static boolean turned(Phase phase, boolean from) {
        return phase.openBefore() != null
                && phase.openAfter() != null
                && phase.openBefore() == from
                && phase.openAfter() != from;
    }

    private static List<Phase> phases(Assessment before, Assessment after) {
        List<Phase> phases = new ArrayList<>();
        after.phases().forEach(one -> phases.add(phase(find(before, one.phase().id()), Optional.of(one))));
        before.phases().stream()
                .filter(one -> find(after, one.phase().id()).isEmpty())
                .forEach(one -> phases.add(phase(Optional.of(one), Optional.empty())));
        return phases;
    }

    private static Optional<PhaseResult> find(Assessment assessment, String phase) {
        return assessment.phases().stream()
                .filter(one -> one.phase().id().equals(phase))
                .findFirst();
    }

    private static Phase phase(Optional<PhaseResult> before, Optional<PhaseResult> after) {
        var shown = after.or(() -> before).orElseThrow().phase();
        return new Phase(
                shown.id(),
                shown.title(),
                before.map(PhaseResult::readiness).orElse(null),
                after.map(PhaseResult::readiness).orElse(null),
                before.map(one -> one.gate().open()).orElse(null),
                after.map(one -> one.gate().open()).orElse(null));
    }

    private static List<Practice> practices(Assessment before, Assessment after) {
        var gone = before.practices()
                .filter(one -> after.practice(one.practice().id()).isEmpty());
        return Stream.concat(
                        after.practices()
                                .map(one ->
                                        practice(before.practice(one.practice().id()), Optional.of(one))),
                        gone.map(one -> practice(Optional.of(one), Optional.empty())))
                .filter(one -> !Objects.equals(one.before(), one.after()))
                .collect(Collectors.toList());
    }

    private static Practice practice(Optional<PracticeResult> before, Optional<PracticeResult> after) {
        PracticeResult shown = after.or(() -> before).orElseThrow();
        return new Practice(
                shown.practice().id(),
                shown.practice().title(),
                before.map(PracticeResult::outcome).orElse(null),
                after.map(PracticeResult::outcome).orElse(null),
                because(shown));
    }

    private static List<Because> because(PracticeResult result) {
        List<CheckResult> missing = result.checks().stream()
                .filter(one -> one.check().required() && !one.outcome().passes())
                .toList();
        return (missing.isEmpty() ? result.checks() : missing)
                .stream()
                        .map(one -> new Because(one.check().id(), one.check().title(), one.outcome(), one.reason()))
                        .toList();
    }
}
