package dev.cairn.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which roadmap counts: for one project, or for every project of the organisation that has no choice of its own.
 *
 * @param projectId null for the organisation's choice
 * @param projectSlug null for the organisation's choice
 * @param roadmap id of the roadmap; null when there is no choice any more
 * @param chosenBy subject of the person, or id of the token
 */
public record RoadmapChoiceState(
        UUID id,
        UUID organisationId,
        @Nullable UUID projectId,
        @Nullable String projectSlug,
        @Nullable String roadmap,
        String chosenBy,
        Instant chosenAt,
        long version)
        implements EventData {

    public RoadmapChoiceState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.optional("projectSlug", projectSlug, Require.NAME);
        Require.optional("roadmap", roadmap, Require.NAME);
        Require.name("chosenBy", chosenBy);
        Require.present("chosenAt", chosenAt);
        Require.notNegative("version", version);
    }

    @Override
    public UUID subjectId() {
        return id;
    }
}
