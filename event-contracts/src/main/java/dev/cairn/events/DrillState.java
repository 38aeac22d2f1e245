package dev.cairn.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fire drill that is over: a real page through an escalation policy, to see whether somebody answers.
 *
 * @param policyId the policy that was tried
 * @param policyVersion as it was when the drill began
 * @param alertId the alert that was raised
 * @param projectIds of the projects whose alerts go to the policy; the one project of a drill that was narrowed to it
 * @param outcome acknowledged, failed, or stopped when somebody ended it without taking it on, which proves nothing
 * @param startedBy subject of the person or id of the token; null when a plan did
 * @param acknowledgedBy name of who took it on; null when nobody did
 * @param secondsToAcknowledge from the start; null when nobody did
 * @param steps how many steps of the policy were carried out
 * @param people who was paged
 */
public record DrillState(
        UUID id,
        UUID organisationId,
        UUID policyId,
        String policyName,
        long policyVersion,
        UUID alertId,
        List<UUID> projectIds,
        String outcome,
        @Nullable String startedBy,
        Instant startedAt,
        Instant endedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable Double secondsToAcknowledge,
        int steps,
        List<Person> people,
        long version)
        implements EventData {

    static final int MOST_PROJECTS = 10_000;
    static final int MOST_PEOPLE = 10_000;

    /** The outcome of a drill that somebody took on in time. */
    public static final String ACKNOWLEDGED = "acknowledged";

    /** The outcome of a drill that nobody took on in time. */
    public static final String FAILED = "failed";

    /** The outcome of a drill that somebody ended. */
    public static final String STOPPED = "stopped";

    /**
     * Somebody who was paged.
     *
     * @param person subject of the member
     * @param reached whether a message arrived
     * @param secondsToReach from the start of the drill until the first arrived; null when none did
     */
    public record Person(
            String person, boolean reached, @Nullable Double secondsToReach) {

        public Person {
            Require.name("people.person", person);
        }
    }

    public DrillState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.present("policyId", policyId);
        Require.name("policyName", policyName);
        Require.notNegative("policyVersion", policyVersion);
        Require.present("alertId", alertId);
        projectIds = Require.list("projectIds", projectIds, MOST_PROJECTS);
        Require.name("outcome", outcome);
        Require.optional("startedBy", startedBy, Require.NAME);
        Require.present("startedAt", startedAt);
        Require.present("endedAt", endedAt);
        Require.optional("acknowledgedBy", acknowledgedBy, Require.NAME);
        Require.notNegative("steps", steps);
        people = Require.list("people", people, MOST_PEOPLE);
        Require.notNegative("version", version);
    }

    @Override
    public UUID subjectId() {
        return id;
    }
}
