package dev.cairn.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A waiver as of one version: leave to pass a gate without a practice or a check, for a time. People are named by their
 * subject; the organisation's own events say who that is.
 *
 * @param target id of a practice, which means all its checks, or of a check
 * @param endsAt from this instant on it does not count
 * @param status requested, approved, rejected, revoked, expired, or a word that is new
 * @param decidedBy who approved or rejected it, never who asked for it; null until someone did
 * @param decidedAt null until someone decided
 * @param note what was said with the decision; null when nothing was
 * @param closedBy who revoked it; null while nobody has, and when it expired
 * @param closedAt when it was revoked or expired; null before
 */
public record WaiverState(
        UUID id,
        UUID organisationId,
        UUID projectId,
        String projectSlug,
        String target,
        String reason,
        Instant endsAt,
        String status,
        String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        long version)
        implements EventData {

    public WaiverState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.present("projectId", projectId);
        Require.name("projectSlug", projectSlug);
        Require.name("target", target);
        Require.text("reason", reason);
        Require.present("endsAt", endsAt);
        Require.name("status", status);
        Require.name("requestedBy", requestedBy);
        Require.present("requestedAt", requestedAt);
        Require.optional("decidedBy", decidedBy, Require.NAME);
        Require.optional("note", note, Require.TEXT);
        Require.optional("closedBy", closedBy, Require.NAME);
        Require.notNegative("version", version);
    }

    @Override
    public UUID subjectId() {
        return id;
    }
}
