package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which phases may be left. Gates are cumulative: what an earlier phase misses keeps the later ones closed too.
 */
final class Gates {

    private Gates() {}

    /** The results of all phases, in order. */
    static List<PhaseResult> of(List<Phase> phases, List<List<PracticeResult>> practices) {
        List<PhaseResult> results = new ArrayList<>();
        List<Gate.Missing> missing = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            List<Gate.Missing> own = missing(phases.get(i), practices.get(i));
            missing.addAll(own);
            List<CheckResult> checks = practices.get(i).stream()
                    .flatMap(practice -> practice.checks().stream())
                    .toList();
            results.add(new PhaseResult(
                    phases.get(i),
                    Scores.readiness(checks, own.isEmpty()),
                    new Gate(missing.isEmpty(), List.copyOf(missing)),
                    List.copyOf(practices.get(i))));
        }
        return List.copyOf(results);
    }

    private static List<Gate.Missing> missing(Phase phase, List<PracticeResult> practices) {
        List<Gate.Missing> missing = new ArrayList<>();
        for (PracticeResult practice : practices) {
            for (CheckResult result : practice.checks()) {
                boolean needed =
                        practice.practice().required() && result.check().required() && result.missing();
                boolean validates = result.check().id().equals(phase.validatedBy()) && result.outcome() != Outcome.MET;
                if (needed || validates) {
                    missing.add(new Gate.Missing(
                            practice.practice().id(),
                            result.check().id(),
                            result.outcome(),
                            result.check().title(),
                            result.check().advice()));
                }
            }
        }
        return missing;
    }
}
