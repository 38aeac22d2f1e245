package dev.cairn.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What members say, as of one version, of the kind of a project or of whether a practice applies to it, in place of what was
 * detected. People are named by their subject; the organisation's own events say who that is.
 *
 * @param practice id of the practice; null for the kind of the project
 * @param says applies, does-not-apply or the kind that counts, or a word that is new; null when what was detected counts
 * @param reason why; null when what was detected counts
 * @param saidBy null when what was detected counts
 * @param saidAt null when what was detected counts
 * @param approvedBy who approved that the practice does not apply, never who said so; null for all else
 * @param approvedAt null where nobody had to approve
 * @param askedReason why it should not apply, while that waits for another member; null when nothing waits
 * @param askedBy who asked; null when nothing waits
 * @param askedAt null when nothing waits
 */
public record ApplicabilityState(
        UUID id,
        UUID organisationId,
        UUID projectId,
        String projectSlug,
        @Nullable String practice,
        @Nullable String says,
        @Nullable String reason,
        @Nullable String saidBy,
        @Nullable Instant saidAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String askedReason,
        @Nullable String askedBy,
        @Nullable Instant askedAt,
        long version)
        implements EventData {

    public ApplicabilityState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.present("projectId", projectId);
        Require.name("projectSlug", projectSlug);
        Require.optional("practice", practice, Require.NAME);
        Require.optional("says", says, Require.NAME);
        Require.optional("reason", reason, Require.TEXT);
        Require.optional("saidBy", saidBy, Require.NAME);
        Require.optional("approvedBy", approvedBy, Require.NAME);
        Require.optional("askedReason", askedReason, Require.TEXT);
        Require.optional("askedBy", askedBy, Require.NAME);
        Require.notNegative("version", version);
    }

    @Override
    public UUID subjectId() {
        return id;
    }
}
