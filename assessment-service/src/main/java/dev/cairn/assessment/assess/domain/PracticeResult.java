package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Practice;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What was found about one practice.
 *
 * @param practice the practice
 * @param outcome met only if all required checks that apply are met
 * @param checks one per check, in order
 */
public record PracticeResult(Practice practice, Outcome outcome, List<CheckResult> checks) {

    private static final Set<Outcome> PASSING = EnumSet.of(Outcome.MET, Outcome.WAIVED);
    private static final Set<Outcome> PASSING_OR_STALE = EnumSet.of(Outcome.MET, Outcome.WAIVED, Outcome.STALE);

    /**
     * The outcome that follows from the checks. Only required ones decide; stale means that nothing but age is wrong.
     */
    static PracticeResult of(Practice practice, List<CheckResult> checks) {
        return new PracticeResult(practice, outcome(checks), List.copyOf(checks));
    }

    private static Outcome outcome(List<CheckResult> checks) {
        Set<Outcome> required = EnumSet.noneOf(Outcome.class);
        boolean begun = false;
        for (CheckResult result : checks) {
            if (result.check().required() && result.outcome() != Outcome.NOT_APPLICABLE) {
                required.add(result.outcome());
            }
            begun |= result.score() > 0;
        }
        if (required.isEmpty()) {
            return Outcome.NOT_APPLICABLE;
        }
        if (PASSING.containsAll(required)) {
            return required.contains(Outcome.WAIVED) ? Outcome.WAIVED : Outcome.MET;
        }
        if (PASSING_OR_STALE.containsAll(required)) {
            return Outcome.STALE;
        }
        if (begun) {
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
