package dev.cairn.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Evidence about a project. It never changes, so it has no version of its own: the instant of recording, in
 * milliseconds, is what orders the evidence of one project.
 *
 * @param source scan, hypothesis, project, attestation, or a word that is new
 * @param strength claimed, detected or demonstrated
 * @param observedAt when the thing was so
 * @param recordedAt when Cairn heard of it
 * @param staleAt when it is too old to count; null when it does not age
 * @param commit the revision it was seen in; null when it is not about one
 * @param branch null when unknown
 * @param digest {@code sha256:} and the hex digest of the raw input
 * @param facts truth values, numbers, texts or lists of texts, by name
 */
public record EvidenceState(
        UUID id,
        UUID organisationId,
        UUID projectId,
        String source,
        String strength,
        Instant observedAt,
        Instant recordedAt,
        @Nullable Instant staleAt,
        @Nullable String commit,
        @Nullable String branch,
        String digest,
        Map<String, Object> facts)
        implements EventData {

    public EvidenceState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.present("projectId", projectId);
        Require.name("source", source);
        Require.name("strength", strength);
        Require.present("observedAt", observedAt);
        Require.present("recordedAt", recordedAt);
        Require.optional("commit", commit, Require.NAME);
        Require.optional("branch", branch, Require.NAME);
        Require.name("digest", digest);
        facts = Require.map("facts", facts, 10_000);
    }

    @Override
    public UUID subjectId() {
        return projectId;
    }

    @Override
    public long version() {
        return recordedAt.toEpochMilli();
    }
}
