package dev.cairn.project.token.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API token, without its secret, which nobody keeps.
 *
 * @param prefix the secret's first characters, by which people tell tokens apart
 * @param hash SHA-256 of the secret in hexadecimal
 * @param expiresAt from then on it is worth nothing
 * @param createdBy subject of the person, or id of the token, that issued it
 * @param lastUsedAt up to a minute old; null until it was used
 * @param revokedAt null while it is not
 * @param version counts its changes, from 1; use is none
 */
public record Token(
        UUID id,
        String name,
        String prefix,
        String hash,
        Set<TokenScope> scopes,
        Instant expiresAt,
        Instant createdAt,
        String createdBy,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        long version) {

    /** Whether it opens anything at this time. */
    public boolean isLive(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** The token, worth nothing from now on; this one when it was revoked before. */
    public Token revoked(Instant now) {
        return revokedAt != null
                ? this
                : new Token(
                        id, name, prefix, hash, scopes, expiresAt, createdAt, createdBy, lastUsedAt, now, version + 1);
    }
}
