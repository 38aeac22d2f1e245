package dev.cairn.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong and that several people work on, or worked on.
 *
 * @param type what kind of incident it is, such as personal-data; null where nobody said
 * @param state investigating, identified, monitoring or resolved
 * @param lead subject of the member who leads; null for nobody
 * @param communications subject of the member who tells others; null for nobody
 * @param scribe subject of the member who writes down; null for nobody
 * @param alertIds the alerts that are attached
 * @param publicTitle what the public knows it as; null while the public knows nothing of it
 * @param publicState what the public was told last; null while the public knows nothing of it
 * @param declaredBy subject of the person, or id of the token
 * @param resolvedAt null while it is open
 * @param reviewedAt when its review was last written; null before that
 * @param openActions of its review that nobody has done yet
 */
public record IncidentState(
        UUID id,
        UUID organisationId,
        String title,
        String summary,
        String severity,
        @Nullable String type,
        String state,
        @Nullable String lead,
        @Nullable String communications,
        @Nullable String scribe,
        List<UUID> alertIds,
        @Nullable String publicTitle,
        @Nullable String publicState,
        String declaredBy,
        Instant declaredAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant reviewedAt,
        int openActions,
        long version)
        implements EventData {

    static final int MOST_ALERTS = 1000;

    public IncidentState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.name("title", title);
        Require.text("summary", summary);
        Require.name("severity", severity);
        Require.optional("type", type, Require.NAME);
        Require.name("state", state);
        Require.optional("lead", lead, Require.NAME);
        Require.optional("communications", communications, Require.NAME);
        Require.optional("scribe", scribe, Require.NAME);
        alertIds = Require.list("alertIds", alertIds, MOST_ALERTS);
        Require.optional("publicTitle", publicTitle, Require.NAME);
        Require.optional("publicState", publicState, Require.NAME);
        Require.name("declaredBy", declaredBy);
        Require.present("declaredAt", declaredAt);
        Require.notNegative("openActions", openActions);
        Require.notNegative("version", version);
    }

    @Override
    public UUID subjectId() {
        return id;
    }
}
