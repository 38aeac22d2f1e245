package dev.cairn.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every type of event there is, with the topic it is found on and the state it carries. */
public enum EventType {
    ORGANISATION_CREATED("organisation.created", Topics.ORGANISATIONS, OrganisationState.class),
    ORGANISATION_UPDATED("organisation.updated", Topics.ORGANISATIONS, OrganisationState.class),
    ORGANISATION_DELETED("organisation.deleted", Topics.ORGANISATIONS, OrganisationState.class),
    MEMBER_ADDED("member.added", Topics.ORGANISATIONS, OrganisationState.class),
    MEMBER_CHANGED("member.changed", Topics.ORGANISATIONS, OrganisationState.class),
    MEMBER_REMOVED("member.removed", Topics.ORGANISATIONS, OrganisationState.class),
    TOKEN_ISSUED("token.issued", Topics.ORGANISATIONS, OrganisationState.class),
    TOKEN_REVOKED("token.revoked", Topics.ORGANISATIONS, OrganisationState.class),
    PROJECT_CREATED("project.created", Topics.PROJECTS, ProjectState.class),
    PROJECT_UPDATED("project.updated", Topics.PROJECTS, ProjectState.class),
    PROJECT_DELETED("project.deleted", Topics.PROJECTS, ProjectState.class),
    HYPOTHESIS_STATED("hypothesis.stated", Topics.PROJECTS, ProjectState.class),
    HYPOTHESIS_WITHDRAWN("hypothesis.withdrawn", Topics.PROJECTS, ProjectState.class),
    PHASE_ENTERED("phase.entered", Topics.PROJECTS, ProjectState.class),
    EVIDENCE_RECORDED("evidence.recorded", Topics.EVIDENCE, EvidenceState.class),
    ASSESSMENT_COMPLETED("assessment.completed", Topics.ASSESSMENTS, AssessmentState.class),
    WAIVER_REQUESTED("waiver.requested", Topics.WAIVERS, WaiverState.class),
    WAIVER_APPROVED("waiver.approved", Topics.WAIVERS, WaiverState.class),
    WAIVER_REJECTED("waiver.rejected", Topics.WAIVERS, WaiverState.class),
    WAIVER_REVOKED("waiver.revoked", Topics.WAIVERS, WaiverState.class),
    WAIVER_ENDING("waiver.ending", Topics.WAIVERS, WaiverState.class),
    WAIVER_EXPIRED("waiver.expired", Topics.WAIVERS, WaiverState.class),
    APPLICABILITY_REQUESTED("applicability.requested", Topics.APPLICABILITY, ApplicabilityState.class),
    APPLICABILITY_OVERRULED("applicability.overruled", Topics.APPLICABILITY, ApplicabilityState.class),
    APPLICABILITY_APPROVED("applicability.approved", Topics.APPLICABILITY, ApplicabilityState.class),
    APPLICABILITY_REJECTED("applicability.rejected", Topics.APPLICABILITY, ApplicabilityState.class),
    APPLICABILITY_WITHDRAWN("applicability.withdrawn", Topics.APPLICABILITY, ApplicabilityState.class),
    ATTESTATION_GIVEN("attestation.given", Topics.ATTESTATIONS, AttestationState.class),
    ATTESTATION_REPLACED("attestation.replaced", Topics.ATTESTATIONS, AttestationState.class),
    ATTESTATION_WITHDRAWN("attestation.withdrawn", Topics.ATTESTATIONS, AttestationState.class),
    ATTESTATION_EXPIRED("attestation.expired", Topics.ATTESTATIONS, AttestationState.class),
    ROADMAP_PUBLISHED("roadmap.published", Topics.ROADMAPS, RoadmapState.class),
    ROADMAP_ACTIVATED("roadmap.activated", Topics.ROADMAPS, RoadmapState.class),
    ROADMAP_WITHDRAWN("roadmap.withdrawn", Topics.ROADMAPS, RoadmapState.class),
    ROADMAP_CHOSEN("roadmap-choice.made", Topics.ROADMAP_CHOICES, RoadmapChoiceState.class),
    ALERT_RAISED("alert.raised", Topics.ALERTS, AlertState.class),
    ALERT_ACKNOWLEDGED("alert.acknowledged", Topics.ALERTS, AlertState.class),
    ALERT_SNOOZED("alert.snoozed", Topics.ALERTS, AlertState.class),
    ALERT_RESOLVED("alert.resolved", Topics.ALERTS, AlertState.class),
    ALERT_ESCALATED("alert.escalated", Topics.ALERTS, AlertState.class),
    SCHEDULE_CREATED("schedule.created", Topics.SCHEDULES, ScheduleState.class),
    SCHEDULE_CHANGED("schedule.changed", Topics.SCHEDULES, ScheduleState.class),
    SCHEDULE_DELETED("schedule.deleted", Topics.SCHEDULES, ScheduleState.class),
    POLICY_CREATED("policy.created", Topics.POLICIES, PolicyState.class),
    POLICY_CHANGED("policy.changed", Topics.POLICIES, PolicyState.class),
    POLICY_DELETED("policy.deleted", Topics.POLICIES, PolicyState.class),
    ROUTING_CHANGED("routing.changed", Topics.ROUTING, RoutingState.class),
    SILENCE_CREATED("silence.created", Topics.SILENCES, SilenceState.class),
    SILENCE_ENDED("silence.ended", Topics.SILENCES, SilenceState.class),
    MAINTENANCE_CREATED("maintenance.created", Topics.MAINTENANCE, MaintenanceState.class),
    MAINTENANCE_ENDED("maintenance.ended", Topics.MAINTENANCE, MaintenanceState.class),
    INCIDENT_DECLARED("incident.declared", Topics.INCIDENTS, IncidentState.class),
    INCIDENT_UPDATED("incident.updated", Topics.INCIDENTS, IncidentState.class),
    INCIDENT_RESOLVED("incident.resolved", Topics.INCIDENTS, IncidentState.class),
    INCIDENT_REVIEWED("incident.reviewed", Topics.INCIDENTS, IncidentState.class),
    DRILL_ENDED("drill.ended", Topics.DRILLS, DrillState.class),
    COVERAGE_MEASURED("coverage.measured", Topics.COVERAGE, CoverageState.class),
    COMPONENT_CHANGED("component.changed", Topics.COMPONENTS, ComponentState.class);

    private static final Map<String, EventType> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));

    private final String type;
    private final String topic;
    private final Class<? extends EventData> dataClass;

    EventType(String fact, String topic, Class<? extends EventData> dataClass) {
        this.type = "dev.cairn." + fact + ".v1";
        this.topic = topic;
        this.dataClass = dataClass;
    }

    /** The type as it stands in an event, such as {@code dev.cairn.project.created.v1}. */
    public String type() {
        return type;
    }

    /** The topic's name, without any prefix. */
    public String topic() {
        return topic;
    }

    /** The record that an event of this type carries. */
    public Class<? extends EventData> dataClass() {
        return dataClass;
    }

    /** Who publishes it, as a CloudEvents source such as {@code /project-service}. */
    public String source() {
        return switch (topic) {
            case Topics.ORGANISATIONS, Topics.PROJECTS -> "/project-service";
            case Topics.EVIDENCE,
                    Topics.ASSESSMENTS,
                    Topics.WAIVERS,
                    Topics.APPLICABILITY,
                    Topics.ATTESTATIONS,
                    Topics.ROADMAPS,
                    Topics.ROADMAP_CHOICES -> "/assessment-service";
            default -> "/notification-service";
        };
    }

    /** Where the JSON Schema of its data is found. */
    public String dataSchema() {
        return "https://cairn.dev/schemas/" + type + ".json";
    }

    /** The type with this name; empty for one that this release does not know, which a listener passes over. */
    public static Optional<EventType> find(String type) {
        return Optional.ofNullable(BY_WORD.get(type));
    }
}
