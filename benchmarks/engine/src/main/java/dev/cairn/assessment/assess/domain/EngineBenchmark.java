package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.assess.cel.CelExpressions;
import dev.cairn.assessment.roadmap.ShippedRoadmaps;
import dev.cairn.assessment.roadmap.domain.FactDeclaration;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** The shipped roadmap on one project, over and over, in one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class EngineBenchmark {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final int EVERY = 2;

    /** How much is known: half of the facts, from a scan, or all of them, demonstrated. */
    @Param({"scanned", "proven"})
    public String evidence = "scanned";

    private CompiledRoadmap roadmap = compiled();
    private Assessor assessor = new Assessor(roadmap.roadmap(), new CelExpressions());
    private List<Practice> practices = roadmap.roadmap().practices().toList();
    private AssessmentInput input = input(List.of());

    /** What was done in how much of the thread's own time, as other work on the machine is none of the engine's. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Done {

        /** Checks that have an outcome. */
        public long checks;

        /** Processor time of the thread, in nanoseconds. */
        public long cpu;

        private long begun;

        /** Begins to count. */
        @Setup(Level.Iteration)
        public void begin() {
            begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        /** Ends to count. */
        @TearDown(Level.Iteration)
        public void end() {
            cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
        }
    }

    /** Makes the project's facts. */
    @Setup
    public void evidence() {
        input = input(facts(evidence.equals("proven")));
    }

    /** Finds the outcome of each check, with its reason in words and the facts it rests on. */
    @Benchmark
    public void judge(Done done, Blackhole hole) {
        var facts = new FactBook(input.facts(), roadmap.types(), input.now());
        var judge = new Judge(roadmap, new Evaluator(facts, roadmap.types()), input);
        for (Practice practice : practices) {
            PracticeResult result = judge.judge(practice);
            done.checks += result.checks().size();
            hole.consume(result);
        }
    }

    /** The same, and all that follows from it: scores, gates, the plan, and the digest of everything. */
    @Benchmark
    public Assessment assess(Done done) {
        Assessment assessment = assessor.assess(input);
        done.checks += assessment.checks().count();
        return assessment;
    }

    private static CompiledRoadmap compiled() {
        var expressions = new CelExpressions();
        return new CompiledRoadmap(ShippedRoadmaps.mvpToProduction(expressions), expressions);
    }

    private static AssessmentInput input(List<Fact> facts) {
        return AssessmentInput.of(facts, "mvp", LocalDate.parse("2026-01-05"), null, NOW);
    }

    private List<Fact> facts(boolean all) {
        Roadmap plan = roadmap.roadmap();
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < plan.facts().size(); i += all ? 1 : EVERY) {
            FactDeclaration fact = plan.facts().get(i);
            facts.add(new Fact(
                    fact.name(),
                    value(fact.type(), all || i % 3 > 0),
                    all ? Strength.DEMONSTRATED : Strength.DETECTED,
                    "e",
                    NOW.minus(Duration.ofHours(2)),
                    NOW.plus(Duration.ofDays(30))));
        }
        return facts;
    }

    private static FactValue value(FactType type, boolean truth) {
        return switch (type) {
            case BOOL -> FactValue.of(truth);
            case INT -> FactValue.of(20L);
            case DOUBLE -> FactValue.of(0.9);
            case STRING -> FactValue.of("web-application");
            case STRINGS -> FactValue.of(List.of("java"));
        };
    }
}
