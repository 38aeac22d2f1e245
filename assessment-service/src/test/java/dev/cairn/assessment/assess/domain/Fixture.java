package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.assess.cel.CelExpressions;
import dev.cairn.assessment.roadmap.domain.Applicability;
import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.Effort;
import dev.cairn.assessment.roadmap.domain.Expressions;
import dev.cairn.assessment.roadmap.domain.FactDeclaration;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Phase;
import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.Strength;
import dev.cairn.assessment.roadmap.domain.TrustCondition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Small roadmaps and facts for tests: each check reads a fact of its own, {@code f.<number>}. */
final class Fixture {

    static final Expressions CEL = new CelExpressions();
    static final Expressions KEPT = new KeptExpressions();
    static final LocalDate START = LocalDate.parse("2026-01-05");
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final Duration FRESH = Duration.ofDays(30);

    private static final List<FactDeclaration> FACTS = IntStream.range(0, 160)
            .boxed()
            .flatMap(i -> Stream.of(
                    new FactDeclaration("f.b" + i, FactType.BOOL, "a truth"),
                    new FactDeclaration("f.d" + i, FactType.DOUBLE, "a number")))
            .toList();

    private Fixture() {}

    static Check check(String id, String expression) {
        return check(id, expression, 1, Effort.S, true, null);
    }

    static Check check(
            String id, String expression, int weight, Effort effort, boolean required, @Nullable String applies) {
        return new Check(
                id,
                "Title of " + id,
                expression,
                Strength.DETECTED,
                weight,
                FRESH,
                effort,
                required,
                true,
                "Do " + id,
                "A scan.",
                applies == null ? null : applicability(applies));
    }

    static Applicability applicability(String expression) {
        return new Applicability(expression, "it does not concern the project", Strength.DETECTED, FRESH);
    }

    static Practice practice(String id, List<String> dependsOn, Check... checks) {
        return new Practice(id, "Title of " + id, "Why.", true, dependsOn, null, List.of(checks));
    }

    static Phase phase(String id, int from, int to, Practice... practices) {
        return new Phase(id, "Phase " + id, "weeks", from, to, null, List.of(), List.of(), List.of(practices));
    }

    static Roadmap roadmap(Phase... phases) {
        return roadmap(List.of(phases), List.of());
    }

    static Roadmap roadmap(List<Phase> phases, List<TrustCondition> trust) {
        return new Roadmap("test", 1, "Test", FACTS, phases, trust);
    }

    static Fact fact(String name, boolean value) {
        return fact(name, FactValue.of(value), Strength.DETECTED, NOW.minus(Duration.ofDays(1)));
    }

    static Fact fact(String name, FactValue value, Strength strength, Instant observedAt) {
        return new Fact(name, value, strength, "e-" + name + observedAt, observedAt, null);
    }

    static AssessmentInput input(Fact... facts) {
        return input(List.of(facts), NOW, null);
    }

    static AssessmentInput input(List<Fact> facts, Instant now, @Nullable Previous previous) {
        return AssessmentInput.of(facts, "one", START, previous, now);
    }

    static AssessmentInput with(AssessmentInput input, List<Waiver> waivers, List<ApplicabilityOverride> overrides) {
        return new AssessmentInput(
                input.facts(),
                waivers,
                overrides,
                input.declaredPhase(),
                input.startDate(),
                input.previous(),
                input.now());
    }

    static Waiver waiver(String target, String reason, Instant until) {
        return new Waiver("w-" + target, target, reason, until, "Ben");
    }

    static Assessor assessor(Phase... phases) {
        return new Assessor(roadmap(phases), CEL);
    }
}
