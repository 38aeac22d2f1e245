package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.AssessmentInput;
import dev.cairn.assessment.assess.domain.Previous;
import dev.cairn.assessment.evidence.ApprovedWaivers;
import dev.cairn.assessment.evidence.KnownFacts;
import dev.cairn.kit.directory.KnownProject;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a project would be assessed from at present. */
@ApplicationScoped
public class PresentInput {

    private final KnownFacts knownFacts;
    private final ApprovedWaivers approvedWaivers;
    private final Clock clock;

    PresentInput(KnownFacts knownFacts, ApprovedWaivers approvedWaivers, Clock clock) {
        this.knownFacts = knownFacts;
        this.approvedWaivers = approvedWaivers;
        this.clock = clock;
    }

    /**
     * The input, read in the Hibernate transaction that the caller is in.
     *
     * @param previous the last assessment; null to judge as if there had been none
     */
    public Uni<AssessmentInput> of(KnownProject project, @Nullable Previous previous) {
        var state = project.state();
        return knownFacts
                .of(project.id())
                .chain(facts -> approvedWaivers
                        .of(project.id())
                        .map(waivers -> new AssessmentInput(
                                facts,
                                waivers,
                                List.of(),
                                state.phase(),
                                state.startDate(),
                                previous,
                                clock.instant())));
    }
}
