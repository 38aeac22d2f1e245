package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.Practice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
    private final Scopes scopes;
    private final AssessmentInput input;
    private final List<Waiver> waivers;

    Judge(CompiledRoadmap roadmap, Evaluator evaluator, AssessmentInput input) {
        this.roadmap = roadmap;
        this.evaluator = evaluator;
        this.scopes = new Scopes(roadmap, evaluator, input);
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
        Scope scope = override(practice).map(Scope::said).orElseGet(() -> scopes.of(practice.applies()));
        List<CheckResult> results = new ArrayList<>(practice.checks().size());
        for (Check check : practice.checks()) {
            results.add(judge(check, scope.and(scopes.of(check.applies()))));
        }
        return PracticeResult.of(practice, results);
    }

    private Optional<ApplicabilityOverride> override(Practice practice) {
        return input.overrides().isEmpty()
                ? Optional.empty()
                : input.overrides().stream()
                        .filter(each -> each.practice().equals(practice.id()))
                        .min(Comparator.comparing(ApplicabilityOverride::applies)
                                .thenComparing(ApplicabilityOverride::reason));
    }

    Reading read(Check check) {
        return evaluator.read(roadmap.expression(check.expression()), check.strength(), check.freshness());
    }

    private CheckResult judge(Check check, Scope scope) {
        if (scope.state() == Scope.State.OUT) {
            return new CheckResult(
                    check,
                    Outcome.NOT_APPLICABLE,
                    0,
                    null,
                    scope.outside(),
                    scope.facts(),
                    null,
                    false,
                    null,
                    scope.overruled());
        }
        if (input.assumedMet().contains(check.id())) {
            return assumed(check, scope);
        }
        Reading reading = scope.state() == Scope.State.IN ? read(check) : Reading.unknown(scope.facts(), null);
        if (reading.outcome() == Outcome.MET) {
            return result(check, reading, Sentences.of(check, reading), scope);
        }
        return waiver(check)
                .map(waiver -> waived(check, reading, waiver, scope))
                .orElseGet(() -> result(
                        check,
                        reading,
                        scope.state() == Scope.State.IN ? Sentences.of(check, reading) : scope.unknown(),
                        scope));
    }

    private CheckResult assumed(Check check, Scope scope) {
        return new CheckResult(
                check,
                Outcome.MET,
                1,
                check.strength(),
                "Assumed to be met.",
                read(check).facts(),
                null,
                false,
                null,
                scope.overruled());
    }

    private Optional<Waiver> waiver(Check check) {
        return check.waivable()
                ? waivers.stream().filter(waiver -> waiver.covers(check.id())).findFirst()
                : Optional.empty();
    }

    private static CheckResult waived(Check check, Reading reading, Waiver waiver, Scope scope) {
        String reason = "Waived until " + Sentences.day(waiver.until()) + ": " + waiver.reason()
                + (waiver.reason().endsWith(".") ? "" : ".");
        return new CheckResult(
                check,
                Outcome.WAIVED,
                0,
                reading.strength(),
                reason,
                reading.facts(),
                null,
                false,
                waiver,
                scope.overruled());
    }

    private CheckResult result(Check check, Reading reading, String reason, Scope scope) {
        return new CheckResult(
                check,
                reading.outcome(),
                reading.units() / (double) Scores.FULL,
                reading.strength(),
                reason,
                reading.facts(),
                reading.staleAt(),
                reading.ageing(input.now()),
                null,
                scope.overruled());
    }
}
