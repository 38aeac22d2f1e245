package dev.cairn.notification.incident;

import dev.cairn.notification.component.ComponentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the public may know of an incident that was made public.
 *
 * @param title for the public; not that of the incident, which may name machines
 * @param state investigating, identified, monitoring or resolved
 * @param components those that are concerned, with how they are
 * @param updates those that were meant for the public, newest first; at least one
 */
public record PublicIncident(
        UUID id,
        String title,
        String state,
        Map<UUID, ComponentStatus> components,
        Instant startedAt,
        @Nullable Instant resolvedAt,
        List<Update> updates) {

    /**
     * One thing that was said.
     *
     * @param state of the incident from then on
     */
    public record Update(UUID id, Instant at, String state, String text) {}
}
