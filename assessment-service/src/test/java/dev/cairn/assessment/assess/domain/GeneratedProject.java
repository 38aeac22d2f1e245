package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.TestInfo;

/**
 * A project made at random, and what may become of it. A failure tells its seed; run with {@code -Dcairn.seed=} to repeat it.
 */
record GeneratedProject(Roadmap roadmap, Assessor assessor, AssessmentInput input) {

    private static final int ROUNDS = 150;
    private static final long SEED = Long.getLong("cairn.seed", 20_261_122L);

    GeneratedProject(Roadmap roadmap, AssessmentInput input) {
        this(roadmap, new Assessor(roadmap, Fixture.KEPT), input);
    }

    Assessment assess(AssessmentInput other) {
        return assessor.assess(other);
    }

    AssessmentInput withFacts(List<Fact> facts, Instant now) {
        return Fixture.with(Fixture.input(facts, now, null), input.waivers(), input.overrides());
    }

    AssessmentInput at(Instant now) {
        return withFacts(input.facts(), now);
    }

    AssessmentInput keeping(Predicate<Fact> kept) {
        return withFacts(input.facts().stream().filter(kept).toList(), input.now());
    }

    AssessmentInput without(Set<String> names) {
        return keeping(fact -> !names.contains(fact.name()));
    }

    AssessmentInput withEvidenceFor(CheckResult result) {
        List<Fact> facts = new ArrayList<>(input.facts());
        for (String name : Fixture.KEPT
                .compile(result.check().expression(), roadmap.factTypes())
                .facts()) {
            FactValue value = name.startsWith("f.d") ? FactValue.of(1.0) : FactValue.of(true);
            facts.add(Fixture.fact(name, value, Strength.DEMONSTRATED, Fixture.NOW));
        }
        return withFacts(facts, input.now());
    }

    /** Holds a property against many of them. */
    static void each(TestInfo info, BiConsumer<GeneratedProject, Random> property) {
        System.out.println(info.getDisplayName() + ": seed " + SEED);
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            Random random = new Random(seed);
            var generated = new Generated(random);
            Roadmap roadmap = generated.roadmap();
            var input = Fixture.with(
                    Fixture.input(generated.evidence(), Fixture.NOW, null), generated.waivers(), generated.overrides());
            try {
                property.accept(new GeneratedProject(roadmap, input), random);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("with seed " + seed + ": " + failed.getMessage(), failed);
            }
        }
    }
}
