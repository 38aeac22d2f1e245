package dev.cairn.assessment.assess.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was found about a project at one time. It never changes and carries everything that explains it.
 *
 * @param roadmapId the roadmap
 * @param roadmapVersion its version
 * @param roadmapTitle its title
 * @param assessedAt the time of judging
 * @param digest {@code sha256:} and 64 hex digits; what goes into it is told at {@link Digests}
 * @param phase id of the phase it is really in: the first whose gate is closed, or the last
 * @param declaredPhase id of the phase that the team says
 * @param pace where it stands in time
 * @param phases one per phase, in order
 * @param nextAction the one thing to do next; {@code null} if nothing is left
 * @param premature work that is too early
 * @param changes practices with another outcome than before, in order; empty for the first assessment
 * @param gateChanges gates that opened or closed since
 * @param ageing checks whose evidence goes stale soon
 * @param trust the 3 AM verdict
 * @param turnsAt the next instant at which age, the end of a waiver, or the weeks since the start may change any of this but
 *     the number of the week; {@code null}: none will
 */
public record Assessment(
        String roadmapId,
        int roadmapVersion,
        String roadmapTitle,
        Instant assessedAt,
        String digest,
        String phase,
        String declaredPhase,
        Pace pace,
        List<PhaseResult> phases,
        @Nullable NextAction nextAction,
        List<Premature> premature,
        List<Change> changes,
        List<GateChange> gateChanges,
        List<Ageing> ageing,
        TrustVerdict trust,
        @Nullable Instant turnsAt) {

    /** The results of all practices, in order. */
    public Stream<PracticeResult> practices() {
        return phases.stream().flatMap(phase -> phase.practices().stream());
    }

    /** The results of all checks, in order. */
    public Stream<CheckResult> checks() {
        return practices().flatMap(practice -> practice.checks().stream());
    }

    /** The result of one practice. */
    public Optional<PracticeResult> practice(String id) {
        return practices().filter(result -> result.practice().id().equals(id)).findFirst();
    }

    /** The result of one check, which explains it. */
    public Optional<CheckResult> check(String id) {
        return checks().filter(result -> result.check().id().equals(id)).findFirst();
    }

    Assessment withDigest(String value) {
        return new Assessment(
                roadmapId,
                roadmapVersion,
                roadmapTitle,
                assessedAt,
                value,
                phase,
                declaredPhase,
                pace,
                phases,
                nextAction,
                premature,
                changes,
                gateChanges,
                ageing,
                trust,
                turnsAt);
    }
}
