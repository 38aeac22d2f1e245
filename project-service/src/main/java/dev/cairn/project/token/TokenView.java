package dev.cairn.project.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.project.token.domain.Token;
import dev.cairn.project.token.domain.TokenScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An API token, as shown; the secret is not in it, nor its hash. */
@Schema(name = "Token", description = "An API token. Its secret was shown when it was issued.", examples = """
                {"id": "0198c0de-0000-7000-8000-000000000003", "name": "CI", "prefix": "cairn_3fZq8K",
                 "scopes": ["evidence:write", "read"], "expiresAt": "2027-02-20T09:00:00Z",
                 "createdAt": "2026-11-22T09:00:00Z", "createdBy": "ana", "version": 1}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String name,

        @Schema(required = true, description = "The secret's first characters")
        String prefix,

        @Schema(required = true) List<String> scopes,
        @Schema(required = true) Instant expiresAt,
        @Schema(required = true) Instant createdAt,

        @Schema(required = true, description = "Subject of the person, or id of the token, that issued it")
        String createdBy,

        @Schema(description = "Last use at this service, up to a minute old; absent until it is used") @Nullable
        Instant lastUsedAt,

        @Schema(description = "Absent while it is not revoked") @Nullable
        Instant revokedAt,

        @Schema(required = true) long version) {

    static TokenView of(Token token) {
        return new TokenView(
                token.id(),
                token.name(),
                token.prefix(),
                token.scopes().stream().map(TokenScope::word).sorted().toList(),
                token.expiresAt(),
                token.createdAt(),
                token.createdBy(),
                token.lastUsedAt(),
                token.revokedAt(),
                token.version());
    }
}
