package dev.cairn.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert as of one version.
 *
 * @param dedupKey equal for repeats of the same trouble, which count up instead of raising another alert
 * @param kind gate-opened, regression, evidence-ageing, waiver-ending, external, drill, or a word that is new
 * @param severity info, warning or critical
 * @param state open, acknowledged or resolved
 * @param practice null when the alert is not about one
 * @param phase null when the alert is not about one
 * @param assessmentId the assessment that raised it; null when none did
 * @param count how often it was raised, from 1
 * @param acknowledgedBy who took it on; null until someone did
 * @param escalation what an event of an escalation tells of; null in all others
 * @param drill true when nothing is wrong and people only practise; null in events of before 2026-12
 */
public record AlertState(
        UUID id,
        UUID organisationId,
        UUID projectId,
        String dedupKey,
        String kind,
        String severity,
        String state,
        String title,
        String detail,
        @Nullable String practice,
        @Nullable String phase,
        @Nullable UUID assessmentId,
        int count,
        Instant firstAt,
        Instant lastAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt,
        long version,
        @Nullable String urgency,
        @Nullable String integration,
        @Nullable String service,
        @Nullable Instant snoozedUntil,
        @Nullable UUID previousId,
        @Nullable Escalation escalation,
        @Nullable Boolean drill)
        implements EventData {

    /**
     * The step of an escalation policy that was carried out.
     *
     * @param generation counts how often the alert's escalation started, from 1
     * @param round how often the policy was gone through, from 1
     * @param step from 1; one more than the policy has for its fallback
     * @param people to how many a message is on its way
     */
    public record Escalation(
            UUID policyId, String policyName, long policyVersion, long generation, int round, int step, int people) {

        public Escalation {
            Require.present("escalation.policyId", policyId);
            Require.name("escalation.policyName", policyName);
            Require.notNegative("escalation.policyVersion", policyVersion);
            Require.notNegative("escalation.generation", generation);
        }
    }

    /** Stands in {@code projectId} of an alert that is about no project. */
    public static final UUID NO_PROJECT = new UUID(0, 0);

    public AlertState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.present("projectId", projectId);
        Require.name("dedupKey", dedupKey);
        Require.name("kind", kind);
        Require.name("severity", severity);
        Require.name("state", state);
        Require.text("title", title);
        Require.text("detail", detail);
        Require.optional("practice", practice, Require.NAME);
        Require.optional("phase", phase, Require.NAME);
        if (count < 1) {
            throw new IllegalArgumentException("count is less than 1");
        }
        Require.present("firstAt", firstAt);
        Require.present("lastAt", lastAt);
        Require.optional("acknowledgedBy", acknowledgedBy, Require.NAME);
        Require.notNegative("version", version);
        Require.optional("urgency", urgency, Require.NAME);
        Require.optional("integration", integration, Require.NAME);
        Require.optional("service", service, Require.NAME);
    }

    @Override
    public UUID subjectId() {
        return id;
    }
}
