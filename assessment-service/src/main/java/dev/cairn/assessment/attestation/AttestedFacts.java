package dev.cairn.assessment.attestation;

import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.common.Inputs;
import dev.cairn.assessment.evidence.GivenFacts;
import dev.cairn.assessment.follow.ProjectRoadmaps;
import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.Strength;
import dev.cairn.kit.directory.KnownProject;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a member may assert of a check: the facts that it reads, with values that it can read. */
@ApplicationScoped
class AttestedFacts {

    private final ProjectRoadmaps roadmaps;

    AttestedFacts(ProjectRoadmaps roadmaps) {
        this.roadmaps = roadmaps;
    }

    /** Notes what is wrong with a check of a project, or with facts for it. In the caller's Hibernate transaction. */
    Uni<Void> check(KnownProject project, String checkId, Map<String, @Nullable Object> facts, Inputs inputs) {
        return roadmaps.of(project)
                .invoke(inUse -> check(inUse.assessor(), checkId, facts, inputs))
                .replaceWithVoid();
    }

    private static void check(Assessor assessor, String checkId, Map<String, @Nullable Object> facts, Inputs inputs) {
        assessor.roadmap()
                .check(checkId)
                .ifPresentOrElse(
                        check -> {
                            inputs.at("/check", validating(assessor.roadmap(), check));
                            check(assessor.factsOf(check), facts, inputs);
                        },
                        () -> inputs.at(
                                "/check",
                                "must be the id of a check of the roadmap "
                                        + assessor.roadmap().id()));
    }

    /**
     * What is wrong with a check that validates a phase by more than a word; null if nothing. Nobody's word would count for it, but
     * the facts could decide elsewhere what applies, by one member where that takes two.
     */
    private static @Nullable String validating(Roadmap roadmap, Check check) {
        boolean validates =
                roadmap.phases().stream().anyMatch(phase -> check.id().equals(phase.validatedBy()));
        return validates && check.strength() != Strength.CLAIMED
                ? "validates a phase by evidence that is " + check.strength().word() + ", for which no word stands"
                : null;
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
