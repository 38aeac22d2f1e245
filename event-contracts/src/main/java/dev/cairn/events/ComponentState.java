package dev.cairn.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A part of a product that its users know, and how it is.
 *
 * @param shown whether the organisation's status page has it
 * @param status operational, maintenance, degraded, partial-outage or major-outage; the worst of what somebody set, of open
 *     incidents and of maintenance
 * @param changedAt when this state began
 * @param deleted whether it is there no more
 */
public record ComponentState(
        UUID id,
        UUID organisationId,
        String name,
        boolean shown,
        String status,
        Instant changedAt,
        long version,
        boolean deleted)
        implements EventData {

    public ComponentState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.name("name", name);
        Require.name("status", status);
        Require.present("changedAt", changedAt);
        Require.notNegative("version", version);
    }

    @Override
    public UUID subjectId() {
        return id;
    }
}
