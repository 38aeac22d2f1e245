package dev.cairn.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An escalation policy as of one version.
 *
 * @param steps in their order; empty once it is deleted
 * @param repeats how often the steps are gone through again
 * @param acknowledgeTimeoutSeconds how long somebody may be silent who took an alert on; null for ever
 * @param fallback is told when all steps reached no person
 */
public record PolicyState(
        UUID id,
        UUID organisationId,
        String name,
        List<Step> steps,
        int repeats,
        @Nullable Long acknowledgeTimeoutSeconds,
        List<Target> fallback,
        String changedBy,
        boolean deleted,
        long version)
        implements EventData {

    private static final int MOST = 1000;

    /**
     * One step.
     *
     * @param delaySeconds from the step before it, or from the start
     */
    public record Step(long delaySeconds, List<Target> targets) {

        public Step {
            Require.notNegative("steps.delaySeconds", delaySeconds);
            targets = Require.list("steps.targets", targets, MOST);
        }
    }

    /**
     * Whom a step tells.
     *
     * @param kind person, schedule, webhook, or a word that is new
     * @param id subject of a member, or id of a schedule or a webhook
     */
    public record Target(String kind, String id) {

        public Target {
            Require.name("targets.kind", kind);
            Require.name("targets.id", id);
        }
    }

    public PolicyState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.name("name", name);
        steps = Require.list("steps", steps, MOST);
        Require.notNegative("repeats", repeats);
        fallback = Require.list("fallback", fallback, MOST);
        Require.name("changedBy", changedBy);
        Require.notNegative("version", version);
    }

    @Override
    public UUID subjectId() {
        return id;
    }
}
