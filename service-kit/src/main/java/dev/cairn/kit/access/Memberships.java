package dev.cairn.kit.access;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Where a service looks up who belongs to an organisation. Each service has one implementation. */
public interface Memberships {

    /**
     * A person's membership of a live organisation.
     *
     * @param credentials the request's Authorization header, for the one question that may be asked of project-service
     * @return null when there is no such organisation, or the person is no member of it
     */
    Uni<@Nullable Membership> ofPerson(String organisationSlug, String subject, String name, String credentials);

    /**
     * The organisation of a live API token.
     *
     * @param hash see {@link ApiToken#hash()}
     * @return null when no token that is neither revoked nor expired has the hash
     */
    Uni<@Nullable Membership> ofToken(String organisationSlug, String hash, String credentials);

    /**
     * The organisation of a live API token, where the request names none. A token that has not arrived yet is not asked for.
     *
     * @param hash see {@link ApiToken#hash()}
     * @return null when no token that is neither revoked nor expired has the hash
     */
    Uni<@Nullable Membership> ofToken(String hash);
}
