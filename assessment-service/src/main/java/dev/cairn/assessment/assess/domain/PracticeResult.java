package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Practice;
import java.util.List;

/**
 * What was found about one practice.
 *
 * @param practice the practice
 * @param outcome met only if all required checks that apply are met
 * @param checks one per check, in order
 */
public record PracticeResult(Practice practice, Outcome outcome, List<CheckResult> checks) {

    /**
     * The outcome that follows from the checks. Only required ones decide; stale means that nothing but age is wrong.
     */
    static PracticeResult of(Practice practice, List<CheckResult> checks) {
        return new PracticeResult(practice, outcome(checks), List.copyOf(checks));
    }

    private static Outcome outcome(List<CheckResult> checks) {
        List<Outcome> required = checks.stream()
                .filter(result -> result.check().required())
                .map(CheckResult::outcome)
                .filter(outcome -> outcome != Outcome.NOT_APPLICABLE)
                .toList();
        if (required.isEmpty()) {
            return Outcome.NOT_APPLICABLE;
        }
        if (required.stream().allMatch(Outcome::passes)) {
            return required.contains(Outcome.WAIVED) ? Outcome.WAIVED : Outcome.MET;
        }
        if (required.stream().allMatch(outcome -> outcome.passes() || outcome == Outcome.STALE)) {
            return Outcome.STALE;
        }
        if (checks.stream().anyMatch(result -> result.score() > 0)) {
            return Outcome.PARTIAL;
        }
        return required.contains(Outcome.UNMET) ? Outcome.UNMET : Outcome.UNKNOWN;
    }

    /** The required checks that keep the gate closed. */
    List<CheckResult> missing() {
        return checks.stream()
                .filter(result -> result.check().required() && result.missing())
                .toList();
    }
}
