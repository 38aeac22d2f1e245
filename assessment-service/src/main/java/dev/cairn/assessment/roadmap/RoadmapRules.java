package dev.cairn.assessment.roadmap;

import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.Expression;
import dev.cairn.assessment.roadmap.domain.ExpressionException;
import dev.cairn.assessment.roadmap.domain.Expressions;
import dev.cairn.assessment.roadmap.domain.FactDeclaration;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Nearest;
import dev.cairn.assessment.roadmap.domain.Phase;
import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The rules that a roadmap keeps as a whole: ids are unique and tell where they belong, dependencies exist, do not look
 * ahead and go in no circle, and every expression compiles against the declared facts.
 */
final class RoadmapRules {

    /** What all expressions of a roadmap may cost together, each counted once; see Expression. */
    static final long MAX_STEPS = 2_000_000;

    private final Errors errors;
    private final Expressions expressions;
    private final Author author;
    private final Node root;
    private final Map<String, Node> places = new HashMap<>();
    private final Map<String, FactType> facts = new HashMap<>();
    private final Map<String, Node> factPlaces = new HashMap<>();
    private final Map<Node, String> sources = new LinkedHashMap<>();
    private boolean inBounds;

    RoadmapRules(Errors errors, Expressions expressions, Author author, Node root) {
        this.errors = errors;
        this.expressions = expressions;
        this.author = author;
        this.root = root;
    }

    /** Takes an expression, to be compiled once all facts are known. */
    String expression(Fields fields, String field) {
        String source = fields.text(field);
        if (!source.isEmpty()) {
            sources.put(fields.place(field), source);
        }
        return source;
    }

    void declare(FactDeclaration fact, Node place) {
        if (facts.putIfAbsent(fact.name(), fact.type()) != null) {
            errors.add(place, "fact " + fact.name() + " is declared twice");
        }
        factPlaces.put(fact.name(), place);
        String fault = author.fault(fact);
        if (fault != null) {
            errors.add(place, fault);
        }
    }

    void place(Roadmap roadmap, Fields fields) {
        if (author.taken().contains(roadmap.id())) {
            errors.add(fields.place("id"), "id " + roadmap.id() + " is taken; choose another");
        }
        inBounds = new RoadmapSizes(errors).check(roadmap, fields);
    }

    void place(String id, Node place) {
        if (!id.isEmpty() && places.putIfAbsent(id, place) != null) {
            errors.add(place, "id " + id + " is there twice");
        }
    }

    void place(Practice practice, Fields fields) {
        place(practice.id(), fields.place("id"));
        places.put(practice.id() + "#depends-on", fields.place("depends-on"));
        if (practice.checks().stream().noneMatch(Check::required)) {
            errors.add(fields.place("checks"), "a practice needs at least one required check");
        }
    }

    void place(Phase phase, Fields fields) {
        place(phase.id(), fields.place("id"));
        places.put(phase.id() + "#validated-by", fields.place("validated-by"));
        places.put(phase.id() + "#skip-phases", fields.place("skip-phases"));
        if (phase.toWeek() < phase.fromWeek()) {
            errors.add(fields.place("to-week"), "to-week is before from-week");
        }
        if (phase.practices().isEmpty()) {
            errors.add(fields.place("practices"), "a phase needs at least one practice");
        }
    }

    /** Checks the whole; of one that is too large nothing is compiled, which is the costly part. */
    void check(Roadmap roadmap) {
        if (!inBounds) {
            return;
        }
        compileAll();
        if (roadmap.phases().isEmpty()) {
            errors.add(root, "a roadmap needs at least one phase");
        }
        checkFactNames();
        roadmap.phases().forEach(phase -> checkPhase(roadmap, phase));
        checkDependencies(roadmap);
    }

    private void compileAll() {
        long steps = 0;
        for (var written : sources.entrySet()) {
            try {
                Expression compiled = expressions.compile(written.getValue(), facts);
                steps += compiled.steps();
                if (compiled.facts().isEmpty()) {
                    errors.add(written.getKey(), "expression: it reads no fact, so no evidence could support it");
                }
            } catch (ExpressionException wrong) {
                errors.add(written.getKey(), author.explained(wrong));
            }
        }
        if (steps > MAX_STEPS) {
            errors.add(
                    root, "the expressions cost up to %,d steps together, more than %,d".formatted(steps, MAX_STEPS));
        }
    }

    /** CEL resolves {@code a.b.c} as the longest declared name, so one name must not go on where another ends. */
    private void checkFactNames() {
        factPlaces.forEach((name, place) -> {
            for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
                if (facts.containsKey(name.substring(0, dot))) {
                    errors.add(place, "fact " + name + " continues the name of another fact");
                }
            }
        });
    }

    private void checkPhase(Roadmap roadmap, Phase phase) {
        for (Practice practice : phase.practices()) {
            checkPrefix(practice.id(), phase.id());
            practice.checks().forEach(check -> checkPrefix(check.id(), practice.id()));
        }
        phase.skip().forEach(skip -> checkPrefix(skip.id(), phase.id() + ".skip"));
        checkValidation(phase);
        int own = roadmap.phases().indexOf(phase);
        List<String> later = roadmap.phases().subList(own + 1, roadmap.phases().size()).stream()
                .map(Phase::id)
                .toList();
        for (String skipped : phase.skipPhases()) {
            if (!later.contains(skipped)) {
                errors.add(at(phase.id() + "#skip-phases"), "no later phase is called " + skipped);
            }
        }
    }

    /** What a phase is validated by has to apply to every project: where it did not, the gate could never open. */
    private void checkValidation(Phase phase) {
        String validatedBy = phase.validatedBy();
        if (validatedBy == null) {
            return;
        }
        Node place = at(phase.id() + "#validated-by");
        Optional<Practice> practice = phase.practices().stream()
                .filter(each -> each.check(validatedBy).isPresent())
                .findFirst();
        if (practice.isEmpty()) {
            errors.add(place, "no check of this phase is called " + validatedBy);
        } else if (practice.get().applies() != null
                || practice.flatMap(each -> each.check(validatedBy))
                        .map(Check::applies)
                        .isPresent()) {
            errors.add(place, validatedBy + " may not apply, so it cannot be what the phase is validated by");
        }
    }

    private void checkPrefix(String id, String parent) {
        if (!id.isEmpty() && !parent.isEmpty() && !id.startsWith(parent + ".")) {
            errors.add(at(id), "id " + id + " must begin with " + parent + ".");
        }
    }

    private void checkDependencies(Roadmap roadmap) {
        Map<String, Integer> phaseOf = new HashMap<>();
        Map<String, List<String>> dependencies = new LinkedHashMap<>();
        for (int i = 0; i < roadmap.phases().size(); i++) {
            for (Practice practice : roadmap.phases().get(i).practices()) {
                phaseOf.put(practice.id(), i);
                dependencies.put(practice.id(), practice.dependsOn());
            }
        }
        dependencies.forEach((id, needed) -> needed.forEach(other -> {
            Integer phase = phaseOf.get(other);
            if (phase == null) {
                errors.add(
                        at(id + "#depends-on"),
                        "no practice is called " + other + Nearest.hint(other, phaseOf.keySet()));
            } else if (phase > phaseOf.getOrDefault(id, 0)) {
                errors.add(at(id + "#depends-on"), other + " belongs to a later phase");
            }
        }));
        Set<String> done = new HashSet<>();
        dependencies.keySet().forEach(id -> findCycle(id, dependencies, new HashSet<>(), done));
    }

    private void findCycle(String id, Map<String, List<String>> dependencies, Set<String> path, Set<String> done) {
        if (done.contains(id)) {
            return;
        }
        if (!path.add(id)) {
            errors.add(at(id + "#depends-on"), "the dependencies of " + id + " go in a circle");
            done.add(id);
            return;
        }
        for (String next : dependencies.getOrDefault(id, List.of())) {
            findCycle(next, dependencies, path, done);
        }
        path.remove(id);
        done.add(id);
    }

    private Node at(String id) {
        Node place = places.get(id);
        if (place == null) {
            throw new IllegalStateException("no place is known for " + id);
        }
        return place;
    }
}
