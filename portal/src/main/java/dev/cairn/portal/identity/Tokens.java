package dev.cairn.portal.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the provider hands out.
 *
 * @param access access token for the services
 * @param accessUntil when the access token expires
 * @param refresh null where the provider gives none
 * @param idToken verified when it came, and may have expired since; null in a session of a release that kept none
 */
public record Tokens(
        String access,
        Instant accessUntil,
        @Nullable String refresh,
        @Nullable String idToken) {

    /** These, with what the provider did not send anew taken from the older ones. */
    Tokens over(Tokens older) {
        return new Tokens(
                access,
                accessUntil,
                refresh == null ? older.refresh : refresh,
                idToken == null ? older.idToken : idToken);
    }

    /** Never the tokens: this ends up in logs. */
    @Override
    public String toString() {
        return "Tokens[until " + accessUntil + "]";
    }
}
