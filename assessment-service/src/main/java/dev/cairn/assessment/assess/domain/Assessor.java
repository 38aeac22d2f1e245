package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.Expressions;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Phase;
import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.TrustCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Assesses projects against one roadmap.
 *
 * <p>Compiles the roadmap once; keep one per roadmap version. It holds no state between assessments, so many threads may use it,
 * and asking "what if" is assessing with other inputs. What holds of every assessment, whatever the roadmap:
 *
 * <ul>
 *   <li>a check is met only while unexpired evidence of the strength it asks says so;
 *   <li>a check that becomes met lowers no readiness and closes no gate, and losing all evidence of a fact raises none;
 *   <li>waived and not applicable are never counted as met;
 *   <li>as time alone passes, no outcome improves;
 *   <li>the order of the inputs does not matter, and the same inputs give the same digest.
 * </ul>
 */
public final class Assessor {

    private final CompiledRoadmap roadmap;
    private final String roadmapDigest;

    /**
     * Compiles the roadmap.
     *
     * @throws dev.cairn.assessment.roadmap.domain.ExpressionException if one of its expressions is wrong; a roadmap that was
     *     read has none such
     */
    public Assessor(Roadmap roadmap, Expressions expressions) {
        this.roadmap = new CompiledRoadmap(roadmap, expressions);
        this.roadmapDigest = Digests.ofText(roadmap.toString());
    }

    /** The roadmap it assesses against. */
    public Roadmap roadmap() {
        return roadmap.roadmap();
    }

    /** The facts that a check of the roadmap reads, with their declared types, in the order of their names. */
    public SortedMap<String, FactType> factsOf(Check check) {
        var facts = new TreeMap<String, FactType>();
        for (String name : roadmap.expression(check.expression()).facts()) {
            facts.put(name, Objects.requireNonNull(roadmap.types().get(name)));
        }
        return facts;
    }

    /** Judges a project. */
    public Assessment assess(AssessmentInput input) {
        Roadmap plan = roadmap.roadmap();
        var facts = new FactBook(input.facts(), roadmap.types(), input.now());
        var evaluator = new Evaluator(facts, roadmap.types());
        var judge = new Judge(roadmap, evaluator, input);
        List<PhaseResult> phases = Gates.of(
                plan.phases(),
                plan.phases().stream().map(phase -> judged(phase, judge)).toList());
        PhaseResult current = phases.stream()
                .filter(phase -> !phase.gate().open())
                .findFirst()
                .orElse(phases.get(phases.size() - 1));
        List<Premature> premature = new EarlyWork(roadmap, evaluator).of(current, phases);
        TrustVerdict trust = trust(phases, evaluator);
        var changes = new Changes(plan.id(), plan.version(), input.previous());
        var assessment = new Assessment(
                plan.id(),
                plan.version(),
                plan.title(),
                input.now(),
                "",
                current.phase().id(),
                input.declaredPhase(),
                Paces.of(phases, current, input.startDate(), input.now()),
                phases,
                new Planner(phases).next(),
                premature,
                changes.ofPractices(phases),
                changes.ofGates(phases),
                ageing(phases),
                trust,
                turnsAt(phases, facts, input.now(), Paces.turnsAt(phases, current, input.startDate(), input.now())));
        return assessment.withDigest(Digests.of(assessment, roadmapDigest));
    }

    private static @Nullable Instant turnsAt(
            List<PhaseResult> phases, FactBook facts, Instant now, @Nullable Instant pace) {
        Stream<Instant> waivers = phases.stream()
                .flatMap(phase -> phase.practices().stream())
                .flatMap(practice -> practice.checks().stream())
                .map(CheckResult::waiver)
                .flatMap(Stream::ofNullable)
                .flatMap(waiver -> Stream.of(waiver.endingFrom(), waiver.until()))
                .filter(now::isBefore);
        return Stream.concat(Stream.concat(Stream.ofNullable(facts.turnsAt()), Stream.ofNullable(pace)), waivers)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<PracticeResult> judged(Phase phase, Judge judge) {
        List<PracticeResult> results = new ArrayList<>();
        for (Practice practice : phase.practices()) {
            results.add(judge.judge(practice));
        }
        return results;
    }

    private static List<Ageing> ageing(List<PhaseResult> phases) {
        List<Ageing> ageing = new ArrayList<>();
        for (PhaseResult phase : phases) {
            for (PracticeResult practice : phase.practices()) {
                for (CheckResult check : practice.checks()) {
                    if (check.ageing() && check.staleAt() != null) {
                        ageing.add(new Ageing(
                                practice.practice().id(), check.check().id(), check.staleAt()));
                    }
                }
            }
        }
        return List.copyOf(ageing);
    }

    /** Yes only if the last gate is open and every condition holds on evidence; what is not known is a reason for no. */
    private TrustVerdict trust(List<PhaseResult> phases, Evaluator evaluator) {
        List<String> reasons = new ArrayList<>();
        PhaseResult last = phases.get(phases.size() - 1);
        if (!last.gate().open()) {
            reasons.add("the gate of " + last.phase().title() + " is closed: "
                    + last.gate().missing().size() + " checks are missing");
        }
        for (TrustCondition condition : roadmap.roadmap().trust()) {
            Reading reading = evaluator.read(
                    roadmap.expression(condition.expression()), condition.strength(), condition.freshness());
            switch (reading.outcome()) {
                case MET -> {}
                case PARTIAL, UNMET -> reasons.add(condition.failing());
                default -> reasons.add(condition.missing());
            }
        }
        return new TrustVerdict(reasons.isEmpty(), List.copyOf(reasons));
    }
}
