package dev.cairn.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member says of a check, as of one version. It is evidence of the strength claimed, and has that evidence's id. People
 * are named by their subject; the organisation's own events say who that is.
 *
 * @param check id of the check
 * @param link where more is found; null for none
 * @param facts what it asserts, by name of fact
 * @param endsAt from this instant on it does not count
 * @param status current, replaced, withdrawn, expired, or a word that is new
 * @param closedBy who withdrew it, or gave another in its place; null while it is current, and when it expired
 * @param closedAt when it ceased to be current; null before
 */
public record AttestationState(
        UUID id,
        UUID organisationId,
        UUID projectId,
        String projectSlug,
        String check,
        String statement,
        @Nullable String link,
        Map<String, Object> facts,
        Instant endsAt,
        String status,
        String attestedBy,
        Instant attestedAt,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        long version)
        implements EventData {

    private static final int MOST_FACTS = 2000;

    public AttestationState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.present("projectId", projectId);
        Require.name("projectSlug", projectSlug);
        Require.name("check", check);
        Require.text("statement", statement);
        Require.optional("link", link, Require.TEXT);
        facts = Require.map("facts", facts, MOST_FACTS);
        Require.present("endsAt", endsAt);
        Require.name("status", status);
        Require.name("attestedBy", attestedBy);
        Require.present("attestedAt", attestedAt);
        Require.optional("closedBy", closedBy, Require.NAME);
        Require.notNegative("version", version);
    }

    @Override
    public UUID subjectId() {
        return id;
    }
}
