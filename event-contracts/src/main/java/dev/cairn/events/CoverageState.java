package dev.cairn.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For how long the first step of an escalation policy reaches somebody at every instant, as of one measurement.
 *
 * @param policyId the policy; the key of the record
 * @param measuredAt from then on
 * @param gapFreeDays whole days from then until the first instant at which the first step reaches nobody; at most {@code daysAhead}
 * @param daysAhead how far it was looked
 * @param firstGap null when there is none
 * @param projects those whose alerts go to the policy
 * @param unreachable who is on call for the policy in the next 14 days and has no verified contact method
 */
public record CoverageState(
        UUID policyId,
        UUID organisationId,
        String policyName,
        Instant measuredAt,
        int gapFreeDays,
        int daysAhead,
        @Nullable Gap firstGap,
        List<Project> projects,
        List<Unreachable> unreachable,
        long version)
        implements EventData {

    static final int MOST_PROJECTS = 10_000;
    static final int MOST_PEOPLE = 10_000;

    /**
     * An interval in which the first step reaches nobody.
     *
     * @param reason one sentence
     */
    public record Gap(Instant start, Instant end, String reason) {

        public Gap {
            Require.present("firstGap.start", start);
            Require.present("firstGap.end", end);
            Require.text("firstGap.reason", reason);
        }
    }

    /**
     * A project whose alerts go to the policy.
     *
     * @param gapFreeDays the least of all policies that its alerts go to
     */
    public record Project(UUID id, int gapFreeDays) {

        public Project {
            Require.present("projects.id", id);
            Require.notNegative("projects.gapFreeDays", gapFreeDays);
        }
    }

    /**
     * Somebody who would not hear of an alert.
     *
     * @param person subject of the member
     * @param from when the person is on call first
     */
    public record Unreachable(String person, Instant from) {

        public Unreachable {
            Require.name("unreachable.person", person);
            Require.present("unreachable.from", from);
        }
    }

    public CoverageState {
        Require.present("policyId", policyId);
        Require.present("organisationId", organisationId);
        Require.name("policyName", policyName);
        Require.present("measuredAt", measuredAt);
        Require.notNegative("gapFreeDays", gapFreeDays);
        Require.notNegative("daysAhead", daysAhead);
        projects = Require.list("projects", projects, MOST_PROJECTS);
        unreachable = Require.list("unreachable", unreachable, MOST_PEOPLE);
        Require.notNegative("version", version);
    }

    @Override
    public UUID subjectId() {
        return policyId;
    }
}
