package dev.cairn.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One published version of an organisation's own roadmap. Its text never changes, and is read over HTTP.
 *
 * @param roadmap the roadmap's id within the organisation
 * @param number the version's number, at least 1; a later one is always higher
 * @param digest of the text as it was published
 * @param status scheduled, in-effect, withdrawn, or a word that is new
 * @param effectiveAt the date of effect that was asked for
 * @param publishedBy subject of the person, or id of the token
 * @param activatedAt when it took effect; null before
 * @param withdrawnBy null unless it was withdrawn before it took effect
 * @param phases in their order; null in events from before it was told
 */
public record RoadmapState(
        UUID id,
        UUID organisationId,
        String roadmap,
        int number,
        String title,
        String digest,
        String status,
        Instant effectiveAt,
        String publishedBy,
        Instant publishedAt,
        @Nullable Instant activatedAt,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt,
        @Nullable List<Phase> phases,
        long version)
        implements EventData {

    private static final int MOST_PHASES = 100;

    /** A phase of the roadmap, as it stands in assessments and in what a team declares. */
    public record Phase(String id, String title) {

        public Phase {
            Require.name("phases.id", id);
            Require.name("phases.title", title);
        }
    }

    public RoadmapState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.name("roadmap", roadmap);
        Require.notNegative("number", number - 1L);
        Require.name("title", title);
        Require.name("digest", digest);
        Require.name("status", status);
        Require.present("effectiveAt", effectiveAt);
        Require.name("publishedBy", publishedBy);
        Require.present("publishedAt", publishedAt);
        Require.optional("withdrawnBy", withdrawnBy, Require.NAME);
        phases = phases == null ? null : Require.list("phases", phases, MOST_PHASES);
        Require.notNegative("version", version);
    }

    @Override
    public UUID subjectId() {
        return id;
    }
}
