package dev.cairn.project.token;

import dev.cairn.project.token.domain.Token;
import dev.cairn.project.token.domain.TokenScope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The version is counted by the domain, under the organisation's lock. */
@Entity
@Table(name = "api_token")
class TokenRow {

    @Id
    UUID id;

    @Column(name = "organisation_id", updatable = false)
    UUID organisationId;

    @Column(updatable = false)
    String name;

    @Column(updatable = false)
    String prefix;

    @Column(updatable = false)
    String hash;

    @Column(updatable = false)
    String[] scopes;

    @Column(name = "expires_at", updatable = false)
    Instant expiresAt;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "created_by", updatable = false)
    String createdBy;

    /** Written by {@link TokenUse} alone, so that no other change takes it back. */
    @Column(name = "last_used_at", insertable = false, updatable = false)
    @Nullable
    Instant lastUsedAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    long version;

    TokenRow() {}

    static TokenRow of(UUID organisation, Token token) {
        var row = new TokenRow();
        row.id = token.id();
        row.organisationId = organisation;
        row.name = token.name();
        row.prefix = token.prefix();
        row.hash = token.hash();
        row.scopes = token.scopes().stream().map(TokenScope::word).toArray(String[]::new);
        row.expiresAt = token.expiresAt();
        row.createdAt = token.createdAt();
        row.createdBy = token.createdBy();
        row.version = token.version();
        return row;
    }

    Token token() {
        return new Token(
                id,
                name,
                prefix,
                hash,
                Arrays.stream(scopes)
                        .flatMap(word -> TokenScope.ofWord(word).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                expiresAt,
                createdAt,
                createdBy,
                lastUsedAt,
                revokedAt,
                version);
    }
}
