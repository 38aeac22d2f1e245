package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Applicability;
import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.Practice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the outcome of each check.
 *
 * <p>First whether it applies: a member's word, else what the facts say. Where that is not known nothing can be proven, so the
 * check is unknown; if it were judged anyway, losing the evidence that a practice does not apply could raise readiness. Then
 * what the evidence shows; and only where that is not met, whether it is waived.
 */
final class Judge {

    private final CompiledRoadmap roadmap;
    private final Evaluator evaluator;
    private final AssessmentInput input;
    private final List<Waiver> waivers;

    Judge(CompiledRoadmap roadmap, Evaluator evaluator, AssessmentInput input) {
        this.roadmap = roadmap;
        this.evaluator = evaluator;
        this.input = input;
        this.waivers = input.waivers().stream()
                .filter(waiver -> input.now().isBefore(waiver.until()))
                .sorted(Comparator.comparing(Waiver::until)
                        .reversed()
                        .thenComparing(Waiver::target)
                        .thenComparing(Waiver::reason)
                        .thenComparing(Waiver::approvedBy)
                        .thenComparing(Waiver::id))
                .toList();
    }

    PracticeResult judge(Practice practice) {
        Optional<ApplicabilityOverride> override = input.overrides().stream()
                .filter(each -> each.practice().equals(practice.id()))
                .min(Comparator.comparing(ApplicabilityOverride::applies).thenComparing(ApplicabilityOverride::reason));
        Scope scope = override.map(Scope::said).orElseGet(() -> scope(practice.applies()));
        List<CheckResult> results = new ArrayList<>(practice.checks().size());
        for (Check check : practice.checks()) {
            results.add(judge(check, override.isPresent() ? scope : scope.and(scope(check.applies()))));
        }
        return PracticeResult.of(practice, results);
    }

    Reading read(Check check) {
        return evaluator.read(roadmap.expression(check.expression()), check.strength(), check.freshness());
    }

    private CheckResult judge(Check check, Scope scope) {
        if (scope.state == ScopeState.OUT) {
            return new CheckResult(
                    check,
                    Outcome.NOT_APPLICABLE,
                    0,
                    null,
                    "Does not apply: " + scope.reason + ".",
                    scope.facts,
                    null,
                    false,
                    null);
        }
        if (input.assumedMet().contains(check.id())) {
            return assumed(check);
        }
        Reading reading = scope.state == ScopeState.IN ? read(check) : Reading.unknown(scope.facts, null);
        if (reading.outcome() == Outcome.MET) {
            return result(check, reading, Sentences.of(check, reading));
        }
        return waiver(check)
                .map(waiver -> waived(check, reading, waiver))
                .orElseGet(() -> result(
                        check, reading, scope.state == ScopeState.IN ? Sentences.of(check, reading) : scope.unknown()));
    }

    private CheckResult assumed(Check check) {
        return new CheckResult(
                check,
                Outcome.MET,
                1,
                check.strength(),
                "Assumed to be met.",
                read(check).facts(),
                null,
                false,
                null);
    }

    private Optional<Waiver> waiver(Check check) {
        return check.waivable()
                ? waivers.stream().filter(waiver -> waiver.covers(check.id())).findFirst()
                : Optional.empty();
    }

    private static CheckResult waived(Check check, Reading reading, Waiver waiver) {
        String reason = "Waived until " + Sentences.day(waiver.until()) + ": " + waiver.reason()
                + (waiver.reason().endsWith(".") ? "" : ".");
        return new CheckResult(
                check, Outcome.WAIVED, 0, reading.strength(), reason, reading.facts(), null, false, waiver);
    }

    private CheckResult result(Check check, Reading reading, String reason) {
        return new CheckResult(
                check,
                reading.outcome(),
                reading.units() / (double) Scores.FULL,
                reading.strength(),
                reason,
                reading.facts(),
                reading.staleAt(),
                reading.ageing(input.now()),
                null);
    }

    private Scope scope(@Nullable Applicability applies) {
        if (applies == null) {
            return Scope.EVERYTHING;
        }
        Reading reading =
                evaluator.read(roadmap.expression(applies.expression()), applies.strength(), applies.freshness());
        boolean decided = reading.current();
        ScopeState state = !decided ? ScopeState.OPEN : reading.counts() ? ScopeState.IN : ScopeState.OUT;
        return new Scope(state, applies.reason(), reading.facts());
    }

    private enum ScopeState {
        IN,
        OUT,
        OPEN
    }

    /** Whether something applies, why not, and what that was read from. */
    private record Scope(ScopeState state, String reason, List<FactRead> facts) {

        static final Scope EVERYTHING = new Scope(ScopeState.IN, "", List.of());

        static Scope said(ApplicabilityOverride override) {
            return new Scope(override.applies() ? ScopeState.IN : ScopeState.OUT, override.reason(), List.of());
        }

        /** The narrower of the two: what is out in one is out, what is open in one is open. */
        Scope and(Scope inner) {
            if (state == ScopeState.OUT || inner.state == ScopeState.IN) {
                return this;
            }
            return inner.state == ScopeState.OUT || state == ScopeState.IN ? inner : this;
        }

        String unknown() {
            return "Not known: whether it applies depends on "
                    + facts.stream()
                            .filter(fact -> fact.state() != FactRead.State.COUNTS)
                            .map(FactRead::name)
                            .collect(Collectors.joining(", "))
                    + ", which nothing tells. What would prove it: a scan of the repository.";
        }
    }
}
