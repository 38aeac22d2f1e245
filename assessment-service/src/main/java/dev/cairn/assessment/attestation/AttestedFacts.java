package dev.cairn.assessment.attestation;

import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.common.Inputs;
import dev.cairn.assessment.evidence.GivenFacts;
import dev.cairn.assessment.roadmap.domain.FactType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a member may assert of a check: the facts that it reads, with values that it can read. */
@ApplicationScoped
class AttestedFacts {

    private final Assessor assessor;

    AttestedFacts(Assessor assessor) {
        this.assessor = assessor;
    }

    /** Notes what is wrong with a check, or with facts for it. */
    void check(String checkId, Map<String, @Nullable Object> facts, Inputs inputs) {
        assessor.roadmap()
                .check(checkId)
                .ifPresentOrElse(
                        check -> check(assessor.factsOf(check), facts, inputs),
                        () -> inputs.at(
                                "/check",
                                "must be the id of a check of the roadmap "
                                        + assessor.roadmap().id()));
    }

    private static void check(Map<String, FactType> read, Map<String, @Nullable Object> facts, Inputs inputs) {
        facts.forEach((name, value) -> {
            FactType type = read.get(name);
            String pointer = "/facts/" + name.replace("~", "~0").replace("/", "~1");
            inputs.at(
                    pointer,
                    type == null
                            ? "is not read by this check, which reads " + String.join(", ", read.keySet())
                            : GivenFacts.fault(value, type));
        });
    }
}
