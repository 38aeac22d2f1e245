package dev.cairn.assessment.attestation;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member says of a check. Its id is that of the evidence which it became.
 *
 * @param checkId the check
 * @param statement what is so, and how it is known
 * @param link where more is found; null for none
 * @param facts what it asserts, by name of fact
 * @param endsAt from this instant on it does not count
 * @param by subject of the person
 * @param closed who withdrew it, or gave another in its place; null while it is current, and when it expired
 * @param version 1, and 2 once it is not current any more
 */
record Attestation(
        UUID id,
        String checkId,
        String statement,
        @Nullable String link,
        JsonObject facts,
        Instant endsAt,
        Status status,
        String by,
        String byName,
        Instant at,
        @Nullable Closed closed,
        long version) {

    /** How far it is. */
    enum Status {
        CURRENT,
        /** Another one for the same check took its place. */
        REPLACED,
        WITHDRAWN,
        EXPIRED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who ended it, and when; nobody where time did. */
    record Closed(@Nullable String by, @Nullable String name, Instant at) {}

    Attestation ended(Status how, Closed end) {
        return new Attestation(id, checkId, statement, link, facts, endsAt, how, by, byName, at, end, version + 1);
    }
}
