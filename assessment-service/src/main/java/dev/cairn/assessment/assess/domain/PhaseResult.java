package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Phase;
import java.util.List;

/**
 * What was found about one phase.
 *
 * @param phase the phase
 * @param readiness the weighted share of its applicable checks that are met, 0 to 100, rounded down to one decimal
 * @param gate the gate at its end
 * @param practices one per practice, in order
 */
public record PhaseResult(Phase phase, double readiness, Gate gate, List<PracticeResult> practices) {}
