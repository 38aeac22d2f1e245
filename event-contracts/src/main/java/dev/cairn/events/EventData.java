package dev.cairn.events;

import java.util.UUID;

/** The state that an event carries. */
public sealed interface EventData
        permits OrganisationState,
                ProjectState,
                EvidenceState,
                AssessmentState,
                WaiverState,
                ApplicabilityState,
                AttestationState,
                RoadmapState,
                RoadmapChoiceState,
                AlertState,
                PolicyState,
                ScheduleState,
                RoutingState,
                SilenceState,
                MaintenanceState,
                IncidentState,
                DrillState,
                CoverageState,
                ComponentState {

    /** The aggregate whose events are kept in order: the event's subject and its key on the topic. */
    UUID subjectId();

    /** The organisation that the state belongs to. */
    UUID organisationId();

    /** Grows with every change of the subject; the event's sequence. A listener keeps only the highest it has seen. */
    long version();
}
