package dev.cairn.assessment.shadow;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.AssessmentInput;
import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.evidence.ApprovedWaivers;
import dev.cairn.assessment.evidence.KnownFacts;
import dev.cairn.assessment.follow.ProjectRoadmaps;
import dev.cairn.kit.directory.KnownProject;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Judges a project by the roadmap that counts for it and by a candidate, on the same facts at the same instant. */
@ApplicationScoped
class JudgeTwice {

    private final ProjectRoadmaps roadmaps;
    private final KnownFacts knownFacts;
    private final ApprovedWaivers approvedWaivers;
    private final Clock clock;

    JudgeTwice(ProjectRoadmaps roadmaps, KnownFacts knownFacts, ApprovedWaivers approvedWaivers, Clock clock) {
        this.roadmaps = roadmaps;
        this.knownFacts = knownFacts;
        this.approvedWaivers = approvedWaivers;
        this.clock = clock;
    }

    /** Judges, in the Hibernate transaction that the caller is in; nothing is kept. */
    Uni<ShadowResult> judge(KnownProject project, Assessor candidate) {
        return roadmaps.of(project)
                .chain(present -> knownFacts
                        .of(project.id())
                        .chain(facts -> approvedWaivers.of(project.id()).map(waivers -> {
                            Instant now = clock.instant();
                            var state = project.state();
                            var input = new AssessmentInput(
                                    facts, waivers, List.of(), state.phase(), state.startDate(), null, now);
                            Assessment before = present.assessor().assess(input);
                            return ShadowResult.of(project, before, candidate.assess(input));
                        })));
    }
}
