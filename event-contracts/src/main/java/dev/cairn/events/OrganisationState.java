package dev.cairn.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation with its members and its live API tokens, as of one version.
 *
 * @param deleted true in the last event of an organisation; members and tokens are empty then
 * @param members at most 500
 * @param tokens those neither revoked nor, when written, expired; at most 100
 */
public record OrganisationState(
        UUID id, String slug, String name, long version, boolean deleted, List<Member> members, List<Token> tokens)
        implements EventData {

    /** Most members that one organisation has. */
    public static final int MOST_MEMBERS = 500;

    /** Most live tokens that one organisation has. */
    public static final int MOST_TOKENS = 100;

    public OrganisationState {
        Require.present("id", id);
        Require.name("slug", slug);
        Require.name("name", name);
        Require.notNegative("version", version);
        members = Require.list("members", members, MOST_MEMBERS);
        tokens = Require.list("tokens", tokens, MOST_TOKENS);
    }

    /**
     * A person in the organisation.
     *
     * @param subject the person's {@code sub} at the identity provider
     * @param role viewer, responder, editor, admin, owner, or a word that is new
     */
    public record Member(UUID id, String subject, String name, String role) {
        public Member {
            Require.present("member id", id);
            Require.name("member subject", subject);
            Require.name("member name", name);
            Require.name("member role", role);
        }
    }

    /**
     * An API token, by which services recognise a caller.
     *
     * @param hash SHA-256 of the secret, in lower-case hex; the secret has 256 random bits, so this gives nothing away
     * @param scopes what the token may do; may hold words that are new
     * @param expiresAt the token is worth nothing from this instant on; null when it never expires
     */
    public record Token(
            UUID id,
            String name,
            String hash,
            List<String> scopes,
            @Nullable Instant expiresAt) {
        public Token {
            Require.present("token id", id);
            Require.name("token name", name);
            Require.name("token hash", hash);
            scopes = Require.list("token scopes", scopes, 50);
        }
    }

    @Override
    public UUID subjectId() {
        return id;
    }

    @Override
    public UUID organisationId() {
        return id;
    }
}
