package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.AssessmentInput;
import dev.cairn.assessment.assess.domain.Previous;
import dev.cairn.assessment.evidence.ApprovedWaivers;
import dev.cairn.assessment.evidence.KnownFacts;
import dev.cairn.assessment.evidence.OverrulingsInEffect;
import dev.cairn.kit.directory.KnownProject;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a project would be assessed from at present. */
@ApplicationScoped
public class PresentInput {

    private final KnownFacts knownFacts;
    private final ApprovedWaivers approvedWaivers;
    private final OverrulingsInEffect overrulings;
    private final Clock clock;

    PresentInput(KnownFacts knownFacts, ApprovedWaivers approvedWaivers, OverrulingsInEffect overrulings, Clock clock) {
        this.knownFacts = knownFacts;
        this.approvedWaivers = approvedWaivers;
        this.overrulings = overrulings;
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
                        .chain(waivers -> overrulings
                                .of(project.id())
                                .map(overruled -> new AssessmentInput(
                                        facts,
                                        waivers,
                                        overruled.practices(),
                                        overruled.kind(),
                                        state.phase(),
                                        state.startDate(),
                                        previous,
                                        clock.instant(),
                                        Set.of()))));
    }
}
