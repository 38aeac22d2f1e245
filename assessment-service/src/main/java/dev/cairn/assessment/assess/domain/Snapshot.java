package dev.cairn.assessment.assess.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of an assessment is compared with another: of one just made, or of one that was kept, whose roadmap may be gone.
 *
 * @param roadmapId the roadmap
 * @param roadmapVersion its version
 * @param phase id of the phase it is really in
 * @param phases in order
 * @param next the one thing to do next; {@code null} if nothing is left
 * @param premature work that is too early
 * @param trusted the 3 AM verdict
 * @param reasons why not, for no
 */
public record Snapshot(
        String roadmapId,
        int roadmapVersion,
        String phase,
        List<PhaseSnapshot> phases,
        @Nullable Next next,
        List<Early> premature,
        boolean trusted,
        List<String> reasons) {

    /** A phase: its readiness, 0 to 100, and whether its gate is open. */
    public record PhaseSnapshot(
            String id, String title, double readiness, boolean open, List<PracticeSnapshot> practices) {}

    /** A practice and its checks. */
    public record PracticeSnapshot(String id, String title, Outcome outcome, List<CheckSnapshot> checks) {

        static PracticeSnapshot of(PracticeResult result) {
            return new PracticeSnapshot(
                    result.practice().id(),
                    result.practice().title(),
                    result.outcome(),
                    result.checks().stream().map(CheckSnapshot::of).toList());
        }

        /** Whether age alone took it away: something is too old, and nothing that counts says no. */
        boolean expired() {
            List<CheckSnapshot> missing = checks.stream()
                    .filter(check -> check.required() && !check.outcome().passes())
                    .toList();
            return missing.stream().noneMatch(CheckSnapshot::denied)
                    && missing.stream().anyMatch(CheckSnapshot::aged);
        }
    }

    /**
     * A check.
     *
     * @param score 0 to 1
     * @param reason the outcome in one sentence
     * @param waiver what stands in for it; {@code null} unless it is waived
     * @param overruled whose word decided whether it applies; {@code null}: the facts did
     */
    public record CheckSnapshot(
            String id,
            String title,
            boolean required,
            Outcome outcome,
            double score,
            String reason,
            List<FactRead> facts,
            @Nullable Waiver waiver,
            @Nullable Overruling overruled) {

        static CheckSnapshot of(CheckResult result) {
            return new CheckSnapshot(
                    result.check().id(),
                    result.check().title(),
                    result.check().required(),
                    result.outcome(),
                    result.score(),
                    result.reason(),
                    result.facts(),
                    result.waiver(),
                    result.overruled());
        }

        private boolean denied() {
            return outcome == Outcome.UNMET || outcome == Outcome.PARTIAL;
        }

        private boolean aged() {
            return facts.stream().anyMatch(fact -> fact.state() == FactRead.State.EXPIRED);
        }
    }

    /** The next action, as far as it is compared. */
    public record Next(String practice, String check, String title) {}

    /** Work that is too early: the id and title of an item to skip, or of a practice of a later phase. */
    public record Early(String id, String title) {}

    /** What is compared of an assessment that was just made. */
    public static Snapshot of(Assessment assessment) {
        NextAction next = assessment.nextAction();
        return new Snapshot(
                assessment.roadmapId(),
                assessment.roadmapVersion(),
                assessment.phase(),
                assessment.phases().stream()
                        .map(phase -> new PhaseSnapshot(
                                phase.phase().id(),
                                phase.phase().title(),
                                phase.readiness(),
                                phase.gate().open(),
                                phase.practices().stream()
                                        .map(PracticeSnapshot::of)
                                        .toList()))
                        .toList(),
                next == null ? null : new Next(next.practice(), next.check(), next.title()),
                assessment.premature().stream()
                        .map(early -> new Early(early.id(), early.title()))
                        .toList(),
                assessment.trust().yes(),
                assessment.trust().reasons());
    }

    boolean sameRoadmap(Snapshot other) {
        return roadmapId.equals(other.roadmapId) && roadmapVersion == other.roadmapVersion;
    }

    Stream<PracticeSnapshot> practices() {
        return phases.stream().flatMap(each -> each.practices().stream());
    }

    Optional<PracticeSnapshot> practice(String id) {
        return practices().filter(each -> each.id().equals(id)).findFirst();
    }

    Optional<PhaseSnapshot> phase(String id) {
        return phases.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
