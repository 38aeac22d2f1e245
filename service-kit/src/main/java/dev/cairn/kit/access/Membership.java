package dev.cairn.kit.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What ties a caller to an organisation.
 *
 * @param role of a person; null for an API token
 * @param scopes of an API token; empty for a person
 * @param callerId of the person (OIDC subject) or the token (its id)
 * @param callerName as shown to others
 */
public record Membership(
        UUID organisationId,
        String organisationSlug,
        @Nullable Role role,
        Set<Scope> scopes,
        String callerId,
        String callerName) {

    public static Membership ofPerson(UUID organisation, String slug, Role role, String subject, String name) {
        return new Membership(organisation, slug, role, Set.of(), subject, name);
    }

    public static Membership ofToken(UUID organisation, String slug, Set<Scope> scopes, UUID token, String name) {
        return new Membership(organisation, slug, null, Set.copyOf(scopes), token.toString(), name);
    }

    boolean allows(Allow needed) {
        return role != null ? role.includes(needed.role()) : scopes.contains(needed.scope());
    }
}
