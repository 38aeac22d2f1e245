package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Assumptions;
import dev.cairn.assessment.assess.domain.FactValue;
import dev.cairn.assessment.common.Inputs;
import dev.cairn.assessment.evidence.GivenFacts;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.Strength;
import dev.cairn.assessment.waiver.WaiverTargets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a "what if" against a roadmap. What it does not know is refused, rather than assumed in vain. */
class WhatIfReader {

    private static final String ALSO_OUT = "is also said not to apply";

    private final Roadmap roadmap;

    WhatIfReader(Roadmap roadmap) {
        this.roadmap = roadmap;
    }

    /** @throws dev.cairn.kit.problem.Problem with a JSON pointer for each thing that is wrong */
    Assumptions read(WhatIf asked) {
        var inputs = new Inputs();
        Set<String> notApplicable = ids("/notApplicable", asked.notApplicable(), this::outFault, inputs);
        Set<String> applicable =
                ids("/applicable", asked.applicable(), id -> applicableFault(id, notApplicable), inputs);
        Set<String> met = ids("/met", asked.met(), id -> metFault(id, notApplicable), inputs);
        Set<String> waived = ids("/waived", asked.waived(), target -> WaiverTargets.fault(roadmap, target), inputs);
        Map<String, FactValue> facts = facts(asked, inputs);
        Set<String> without = ids("/without", asked.without(), name -> withoutFault(name, facts), inputs);
        inputs.refuse();
        Strength strength = asked.strength() == null ? Strength.DEMONSTRATED : Strength.ofWord(asked.strength());
        return new Assumptions(facts, strength, without, met, notApplicable, applicable, waived);
    }

    private Map<String, FactValue> facts(WhatIf asked, Inputs inputs) {
        Map<String, FactType> types = roadmap.factTypes();
        var facts = new HashMap<String, FactValue>();
        Objects.requireNonNullElse(asked.facts(), Map.<String, @Nullable Object>of())
                .forEach((name, value) -> {
                    FactType type = types.get(name);
                    String fault = type == null ? unknownFact() : GivenFacts.fault(value, type);
                    inputs.at("/facts/" + name.replace("~", "~0").replace("/", "~1"), fault);
                    if (fault == null && value != null) {
                        facts.put(name, FactValue.ofJson(value));
                    }
                });
        return facts;
    }

    private static Set<String> ids(
            String pointer, @Nullable List<String> ids, Function<String, @Nullable String> fault, Inputs inputs) {
        List<String> all = ids == null ? List.of() : ids;
        for (int i = 0; i < all.size(); i++) {
            inputs.at(pointer + "/" + i, fault.apply(all.get(i)));
        }
        return new HashSet<>(all);
    }

    private @Nullable String practiceFault(String id) {
        return roadmap.practice(id).isPresent() ? null : "must be the id of a practice of the roadmap " + roadmap.id();
    }

    private @Nullable String outFault(String id) {
        boolean always = roadmap.practice(id).filter(roadmap::alwaysApplies).isPresent();
        return always ? "validates a phase, so it always applies" : practiceFault(id);
    }

    private @Nullable String applicableFault(String id, Set<String> notApplicable) {
        return notApplicable.contains(id) ? ALSO_OUT : practiceFault(id);
    }

    private @Nullable String metFault(String id, Set<String> notApplicable) {
        boolean known = roadmap.practice(id).isPresent() || roadmap.check(id).isPresent();
        if (!known) {
            return "must be the id of a practice or a check of the roadmap " + roadmap.id();
        }
        boolean out = roadmap.practices()
                .filter(practice -> notApplicable.contains(practice.id()))
                .anyMatch(practice -> covers(practice, id));
        return out ? ALSO_OUT : null;
    }

    private static boolean covers(Practice practice, String id) {
        return practice.id().equals(id)
                || practice.checks().stream().anyMatch(check -> check.id().equals(id));
    }

    private @Nullable String withoutFault(String name, Map<String, FactValue> facts) {
        if (!roadmap.factTypes().containsKey(name)) {
            return unknownFact();
        }
        return facts.containsKey(name) ? "is also given a value" : null;
    }

    private String unknownFact() {
        return "is no fact of the roadmap " + roadmap.id();
    }
}
