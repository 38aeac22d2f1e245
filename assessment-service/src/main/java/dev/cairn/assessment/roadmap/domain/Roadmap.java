package dev.cairn.assessment.roadmap.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a project is assessed against.
 *
 * @param id a slug, such as {@code mvp-to-production}
 * @param version counts from 1; another version may judge the same facts otherwise
 * @param title what it is called
 * @param facts every fact its expressions may read
 * @param phases in order; a gate counts for its own and all earlier phases
 * @param trust what the 3 AM verdict asks besides the last gate
 */
public record Roadmap(
        String id,
        int version,
        String title,
        List<FactDeclaration> facts,
        List<Phase> phases,
        List<TrustCondition> trust) {

    public Roadmap {
        facts = List.copyOf(facts);
        phases = List.copyOf(phases);
        trust = List.copyOf(trust);
    }

    /** The practices of all phases, in order. */
    public Stream<Practice> practices() {
        return phases.stream().flatMap(phase -> phase.practices().stream());
    }

    /** The checks of all practices, in order. */
    public Stream<Check> checks() {
        return practices().flatMap(practice -> practice.checks().stream());
    }

    /** The practice of that id, if there is one. */
    public Optional<Practice> practice(String practiceId) {
        return practices().filter(practice -> practice.id().equals(practiceId)).findFirst();
    }

    /**
     * Whether nobody can say of a practice that it does not apply: one of its checks validates a phase, which the phase's gate
     * asks for in any case.
     */
    public boolean alwaysApplies(Practice practice) {
        return phases.stream()
                .map(Phase::validatedBy)
                .flatMap(Stream::ofNullable)
                .anyMatch(check -> practice.check(check).isPresent());
    }

    /** The check of that id, if there is one. */
    public Optional<Check> check(String checkId) {
        return checks().filter(check -> check.id().equals(checkId)).findFirst();
    }

    /** The types of all facts by name. */
    public Map<String, FactType> factTypes() {
        return facts.stream().collect(Collectors.toUnmodifiableMap(FactDeclaration::name, FactDeclaration::type));
    }

    /** All phases by id. */
    public Map<String, Phase> phasesById() {
        return phases.stream().collect(Collectors.toUnmodifiableMap(Phase::id, Function.identity()));
    }
}
