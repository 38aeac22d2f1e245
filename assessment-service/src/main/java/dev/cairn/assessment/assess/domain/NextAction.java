package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Effort;
import java.util.List;

/**
 * The one thing to do next.
 *
 * @param practice id of its practice
 * @param check id of the check to prove
 * @param title what to prove
 * @param advice how
 * @param effort the work it usually takes
 * @param reason why this and not another, in words
 * @param plan ids of all checks that remain on the way, this one first
 * @param unlocks ids of the phases whose gates open when the plan is done; empty if all gates are open already
 */
public record NextAction(
        String practice,
        String check,
        String title,
        String advice,
        Effort effort,
        String reason,
        List<String> plan,
        List<String> unlocks) {}
