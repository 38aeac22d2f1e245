package dev.cairn.notification.feed;

import dev.cairn.kit.access.ApiToken;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Membership;
import dev.cairn.kit.access.Memberships;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By what right somebody listens; it outlives the request's own beans, so that it can be looked at again and again. */
record Ticket(
        UUID organisation,
        String slug,
        String subject,
        String name,
        @Nullable String tokenHash,
        String credentials) {

    private static final String BEARER = "Bearer ";

    static Ticket of(CurrentOrganisation organisation, Caller caller, String credentials) {
        boolean token = caller.kind() == Caller.Kind.TOKEN;
        String hash = token
                ? ApiToken.read(credentials.substring(BEARER.length()))
                        .orElseThrow()
                        .hash()
                : null;
        return new Ticket(organisation.id(), organisation.slug(), caller.id(), caller.name(), hash, credentials);
    }

    /** Whether it still holds. */
    Uni<Boolean> holds(Memberships memberships) {
        Uni<@Nullable Membership> found = tokenHash == null
                ? memberships.ofPerson(slug, subject, name, credentials)
                : memberships.ofToken(slug, tokenHash, credentials);
        return found.map(membership -> membership != null
                && membership.organisationId().equals(organisation)
                && membership.organisationSlug().equals(slug));
    }

    /** Never the credentials. */
    @Override
    public String toString() {
        return subject + " in " + organisation;
    }
}
