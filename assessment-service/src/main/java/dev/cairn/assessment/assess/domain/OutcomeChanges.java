package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.assess.domain.OutcomeChange.Crossing;
import dev.cairn.assessment.assess.domain.OutcomeChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment adds to the history of its project. Only what is met counts as achieved, and only an open gate: a waived
 * practice was not achieved, and one that was met and is waived now is lost, as for {@link Change#regression}.
 */
public final class OutcomeChanges {

    private OutcomeChanges() {}

    /**
     * The steps, in the order of the roadmap: practices, then gates.
     *
     * @param previous the assessment before; {@code null} for the first, in which everything is new
     */
    public static List<OutcomeChange> of(@Nullable Previous previous, Assessment assessment) {
        Map<String, Change.Cause> causes =
                assessment.changes().stream().collect(Collectors.toMap(Change::practice, Change::cause));
        List<OutcomeChange> steps = new ArrayList<>();
        assessment.practices().forEach(result -> {
            String id = result.practice().id();
            Outcome before = previous == null ? null : previous.practices().get(id);
            if (before != result.outcome()) {
                steps.add(new OutcomeChange(
                        Kind.PRACTICE,
                        id,
                        before == null ? null : before.word(),
                        result.outcome().word(),
                        causes.get(id),
                        crossing(before == Outcome.MET, result.outcome() == Outcome.MET)));
            }
        });
        for (PhaseResult phase : assessment.phases()) {
            Boolean before = previous == null
                    ? null
                    : previous.openGates().get(phase.phase().id());
            boolean open = phase.gate().open();
            if (before == null || before != open) {
                steps.add(new OutcomeChange(
                        Kind.PHASE,
                        phase.phase().id(),
                        before == null ? null : Gate.state(before),
                        phase.gate().state(),
                        null,
                        crossing(before != null && before, open)));
            }
        }
        return List.copyOf(steps);
    }

    private static @Nullable Crossing crossing(boolean before, boolean now) {
        return before == now ? null : now ? Crossing.REACHED : Crossing.LOST;
    }
}
