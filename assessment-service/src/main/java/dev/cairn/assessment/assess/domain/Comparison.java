package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.assess.domain.Snapshot.CheckSnapshot;
import dev.cairn.assessment.assess.domain.Snapshot.Early;
import dev.cairn.assessment.assess.domain.Snapshot.Next;
import dev.cairn.assessment.assess.domain.Snapshot.PhaseSnapshot;
import dev.cairn.assessment.assess.domain.Snapshot.PracticeSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two assessments of one project, from the first to the second, and why.
 *
 * @param sameRoadmap whether both were judged by one version of one roadmap
 * @param phase the phases it was really in
 * @param phases those with another readiness or another state of the gate, in order
 * @param practices those with another outcome, or with a check that differs, in order; what only one of the two knows is
 *     there with {@code null} on the other side
 * @param next the next actions
 * @param premature work that is too early in one of the two only
 * @param trusted the 3 AM verdicts
 */
public record Comparison(
        boolean sameRoadmap,
        Step<String> phase,
        List<PhaseStep> phases,
        List<PracticeStep> practices,
        Step<Next> next,
        Moved<Early> premature,
        Trust trusted) {

    /** A value in the first and in the second; {@code null} where there is none. */
    public record Step<T>(@Nullable T from, @Nullable T to) {}

    /** What only the second has, and what only the first had. */
    public record Moved<T>(List<T> came, List<T> gone) {}

    /** The 3 AM verdict of the first and of the second, and which reasons for no differ. */
    public record Trust(boolean from, boolean to, Moved<String> reasons) {}

    /** A phase that differs; {@code null} where one of the two does not have it. */
    public record PhaseStep(String id, String title, Step<Double> readiness, Step<Boolean> open) {}

    /**
     * A practice that differs.
     *
     * @param cause why its outcome differs; {@code null}: it does not, or only one of the two has it
     * @param regression whether it was met and no longer is
     * @param checks those that differ
     */
    public record PracticeStep(
            String id,
            String title,
            Step<Outcome> outcome,
            Change.@Nullable Cause cause,
            boolean regression,
            List<CheckStep> checks) {}

    /**
     * A check that differs, in what came out or in who said whether it applies.
     *
     * @param facts what it read differently: another value, state, strength or evidence
     */
    public record CheckStep(
            String id,
            String title,
            Step<Outcome> outcome,
            Step<Double> score,
            Step<String> reason,
            Step<Waiver> waiver,
            Step<Overruling> overruled,
            List<FactStep> facts) {}

    /** A fact that was read differently; {@code null} where it was not read. */
    public record FactStep(
            String name, @Nullable FactRead from, @Nullable FactRead to) {}

    /** Compares two. */
    public static Comparison of(Snapshot from, Snapshot to) {
        boolean same = from.sameRoadmap(to);
        return new Comparison(
                same,
                new Step<>(from.phase(), to.phase()),
                phases(from, to),
                union(from.practices().toList(), to.practices().toList(), PracticeSnapshot::id).stream()
                        .map(id -> practice(
                                same,
                                id,
                                from.practice(id).orElse(null),
                                to.practice(id).orElse(null)))
                        .flatMap(Optional::stream)
                        .toList(),
                new Step<>(from.next(), to.next()),
                moved(from.premature(), to.premature()),
                new Trust(from.trusted(), to.trusted(), moved(from.reasons(), to.reasons())));
    }

    private static <T> Moved<T> moved(List<T> from, List<T> to) {
        return new Moved<>(
                to.stream().filter(each -> !from.contains(each)).toList(),
                from.stream().filter(each -> !to.contains(each)).toList());
    }

    private static List<PhaseStep> phases(Snapshot from, Snapshot to) {
        List<PhaseStep> steps = new ArrayList<>();
        for (String id : union(from.phases(), to.phases(), PhaseSnapshot::id)) {
            PhaseSnapshot before = from.phase(id).orElse(null);
            PhaseSnapshot after = to.phase(id).orElse(null);
            var readiness = step(before, after, PhaseSnapshot::readiness);
            var open = step(before, after, PhaseSnapshot::open);
            if (differs(readiness) || differs(open)) {
                steps.add(new PhaseStep(id, one(after, before).title(), readiness, open));
            }
        }
        return List.copyOf(steps);
    }

    private static Optional<PracticeStep> practice(
            boolean same, String id, @Nullable PracticeSnapshot before, @Nullable PracticeSnapshot after) {
        var outcome = step(before, after, PracticeSnapshot::outcome);
        List<CheckStep> checks =
                checks(before == null ? List.of() : before.checks(), after == null ? List.of() : after.checks());
        if (!differs(outcome) && checks.isEmpty()) {
            return Optional.empty();
        }
        Change.Cause cause = null;
        if (before != null && after != null && differs(outcome)) {
            cause = Causes.of(same, before.outcome(), after);
        }
        return Optional.of(new PracticeStep(
                id,
                one(after, before).title(),
                outcome,
                cause,
                cause != null && outcome.from() == Outcome.MET,
                checks));
    }

    private static List<CheckStep> checks(List<CheckSnapshot> from, List<CheckSnapshot> to) {
        Map<String, CheckSnapshot> before = by(from, CheckSnapshot::id);
        Map<String, CheckSnapshot> after = by(to, CheckSnapshot::id);
        return union(from, to, CheckSnapshot::id).stream()
                .map(id -> check(id, before.get(id), after.get(id)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<CheckStep> check(String id, @Nullable CheckSnapshot before, @Nullable CheckSnapshot after) {
        var outcome = step(before, after, CheckSnapshot::outcome);
        var score = step(before, after, CheckSnapshot::score);
        var waiver = new Step<>(before == null ? null : before.waiver(), after == null ? null : after.waiver());
        var overruled =
                new Step<>(before == null ? null : before.overruled(), after == null ? null : after.overruled());
        if (!differs(outcome) && !differs(score) && !differs(waiver) && !differs(overruled)) {
            return Optional.empty();
        }
        return Optional.of(new CheckStep(
                id,
                one(after, before).title(),
                outcome,
                score,
                step(before, after, CheckSnapshot::reason),
                waiver,
                overruled,
                facts(before == null ? List.of() : before.facts(), after == null ? List.of() : after.facts())));
    }

    private static List<FactStep> facts(List<FactRead> from, List<FactRead> to) {
        Map<String, FactRead> before = by(from, FactRead::name);
        Map<String, FactRead> after = by(to, FactRead::name);
        return union(from, to, FactRead::name).stream()
                .map(name -> new FactStep(name, before.get(name), after.get(name)))
                .filter(step -> !Objects.equals(step.from(), step.to()))
                .toList();
    }

    /** The ids of both: the second's in its order, then those that only the first has. */
    private static <T> List<String> union(List<T> from, List<T> to, Function<T, String> id) {
        List<String> ids = new ArrayList<>(to.stream().map(id).toList());
        from.stream().map(id).filter(each -> !ids.contains(each)).forEach(ids::add);
        return ids;
    }

    private static <T> Map<String, T> by(List<T> items, Function<T, String> id) {
        return items.stream().collect(Collectors.toMap(id, item -> item, (one, other) -> one, LinkedHashMap::new));
    }

    private static <T, V> Step<V> step(@Nullable T before, @Nullable T after, Function<T, V> part) {
        return new Step<>(before == null ? null : part.apply(before), after == null ? null : part.apply(after));
    }

    private static boolean differs(Step<?> step) {
        return !Objects.equals(step.from(), step.to());
    }

    private static <T> T one(@Nullable T after, @Nullable T before) {
        return after == null ? Objects.requireNonNull(before) : after;
    }
}
