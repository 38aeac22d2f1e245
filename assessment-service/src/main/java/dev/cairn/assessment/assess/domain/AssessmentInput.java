package dev.cairn.assessment.assess.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that an assessment depends on besides the roadmap.
 *
 * @param facts all facts of all evidence that is neither withdrawn nor superseded, in any order
 * @param waivers approved and not revoked, in any order; ended ones do not count
 * @param overrides at most one per practice
 * @param kind the kind of project by a member's word; {@code null}: as detected
 * @param declaredPhase id of the phase that the team says it is in
 * @param startDate the project's start, from which pace is counted
 * @param previous the assessment before; {@code null} for the first
 * @param now the time of judging
 * @param assumedMet ids of checks to be taken as met whatever the facts say, where they apply; to ask "what if", never
 *     for an assessment that is kept
 */
public record AssessmentInput(
        List<Fact> facts,
        List<Waiver> waivers,
        List<ApplicabilityOverride> overrides,
        @Nullable KindOverride kind,
        String declaredPhase,
        LocalDate startDate,
        @Nullable Previous previous,
        Instant now,
        Set<String> assumedMet) {

    public AssessmentInput {
        facts = List.copyOf(facts);
        waivers = List.copyOf(waivers);
        overrides = List.copyOf(overrides);
        assumedMet = Set.copyOf(assumedMet);
    }

    /** An input that assumes nothing, of the kind that was detected. */
    public AssessmentInput(
            List<Fact> facts,
            List<Waiver> waivers,
            List<ApplicabilityOverride> overrides,
            String declaredPhase,
            LocalDate startDate,
            @Nullable Previous previous,
            Instant now) {
        this(facts, waivers, overrides, null, declaredPhase, startDate, previous, now, Set.of());
    }

    /** The same, compared with another assessment before. */
    public AssessmentInput withPrevious(@Nullable Previous other) {
        return new AssessmentInput(facts, waivers, overrides, kind, declaredPhase, startDate, other, now, assumedMet);
    }

    /** An input with neither waivers nor overrides. */
    public static AssessmentInput of(
            Collection<Fact> facts,
            String declaredPhase,
            LocalDate startDate,
            @Nullable Previous previous,
            Instant now) {
        return new AssessmentInput(List.copyOf(facts), List.of(), List.of(), declaredPhase, startDate, previous, now);
    }
}
