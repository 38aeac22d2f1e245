package dev.cairn.events;

import java.util.List;

/**
 * The topics' names.
 *
 * <p>Hyphens, not dots: a dot in a topic's name doubles every per-topic metric of the Kafka consumer.
 */
public final class Topics {

    public static final String ORGANISATIONS = "cairn-organisations-v1";
    public static final String PROJECTS = "cairn-projects-v1";
    public static final String EVIDENCE = "cairn-evidence-v1";
    public static final String ASSESSMENTS = "cairn-assessments-v1";
    public static final String WAIVERS = "cairn-waivers-v1";
    public static final String APPLICABILITY = "cairn-applicability-v1";
    public static final String ATTESTATIONS = "cairn-attestations-v1";
    public static final String ROADMAPS = "cairn-roadmaps-v1";
    public static final String ROADMAP_CHOICES = "cairn-roadmap-choices-v1";
    public static final String ALERTS = "cairn-alerts-v1";
    public static final String SCHEDULES = "cairn-schedules-v1";
    public static final String POLICIES = "cairn-policies-v1";
    public static final String ROUTING = "cairn-routing-v1";
    public static final String SILENCES = "cairn-silences-v1";
    public static final String MAINTENANCE = "cairn-maintenance-v1";
    public static final String INCIDENTS = "cairn-incidents-v1";
    public static final String DRILLS = "cairn-drills-v1";
    public static final String COVERAGE = "cairn-coverage-v1";
    public static final String COMPONENTS = "cairn-components-v1";

    /** Every topic that carries events; the dead-letter topics are not among them. */
    public static final List<String> ALL = List.of(
            ORGANISATIONS,
            PROJECTS,
            EVIDENCE,
            ASSESSMENTS,
            WAIVERS,
            APPLICABILITY,
            ATTESTATIONS,
            ROADMAPS,
            ROADMAP_CHOICES,
            ALERTS,
            SCHEDULES,
            POLICIES,
            ROUTING,
            SILENCES,
            MAINTENANCE,
            INCIDENTS,
            DRILLS,
            COVERAGE,
            COMPONENTS);

    private Topics() {}

    /**
     * Where a service puts the records of a topic that it cannot handle.
     *
     * @param topic a topic's name, with its prefix if it has one
     * @param service such as {@code notification-service}
     */
    public static String deadLetters(String topic, String service) {
        return topic + "-" + service + "-dlq";
    }
}
