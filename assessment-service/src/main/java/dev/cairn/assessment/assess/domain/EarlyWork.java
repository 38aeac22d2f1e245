package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Effort;
import dev.cairn.assessment.roadmap.domain.Phase;
import dev.cairn.assessment.roadmap.domain.SkipItem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds work that is too early, while the phase the project is in is not validated. */
final class EarlyWork {

    private final CompiledRoadmap roadmap;
    private final Evaluator evaluator;

    EarlyWork(CompiledRoadmap roadmap, Evaluator evaluator) {
        this.roadmap = roadmap;
        this.evaluator = evaluator;
    }

    List<Premature> of(PhaseResult current, List<PhaseResult> all) {
        if (validated(current)) {
            return List.of();
        }
        List<Premature> found = new ArrayList<>();
        for (SkipItem skip : current.phase().skip()) {
            Reading reading = evaluator.read(roadmap.expression(skip.expression()), skip.strength(), null);
            if (reading.counts()) {
                found.add(new Premature(
                        skip.id(), false, skip.title(), skip.advice(), skip.cost(), counting(reading.facts())));
            }
        }
        all.stream()
                .filter(phase ->
                        current.phase().skipPhases().contains(phase.phase().id()))
                .flatMap(phase -> phase.practices().stream()
                        .filter(practice -> practice.checks().stream().anyMatch(check -> check.score() > 0))
                        .map(practice -> early(practice, phase.phase(), current.phase())))
                .forEach(found::add);
        return List.copyOf(found);
    }

    private static boolean validated(PhaseResult current) {
        String check = current.phase().validatedBy();
        return check == null
                || current.practices().stream()
                        .flatMap(practice -> practice.checks().stream())
                        .anyMatch(result -> result.check().id().equals(check) && result.outcome() == Outcome.MET);
    }

    private static Premature early(PracticeResult practice, Phase itsPhase, Phase current) {
        List<CheckResult> begun =
                practice.checks().stream().filter(check -> check.score() > 0).toList();
        int days = practice.checks().stream()
                .filter(check -> check.check().required() && check.missing())
                .map(check -> check.check().effort())
                .mapToInt(Effort::days)
                .sum();
        return new Premature(
                practice.practice().id(),
                true,
                practice.practice().title(),
                "Stop here: it belongs to " + itsPhase.title() + " (" + itsPhase.window()
                        + "). Validate the hypothesis of " + current.title() + " first.",
                days == 0
                        ? "It is done; keeping it costs care with every change."
                        : "Finishing it would take about " + days + " days that teach nothing about the hypothesis.",
                counting(begun.stream().flatMap(check -> check.facts().stream()).distinct()));
    }

    private static List<FactRead> counting(List<FactRead> facts) {
        return counting(facts.stream());
    }

    private static List<FactRead> counting(Stream<FactRead> facts) {
        return facts.filter(fact -> fact.state() == FactRead.State.COUNTS).toList();
    }
}
