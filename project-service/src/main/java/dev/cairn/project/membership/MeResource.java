package dev.cairn.project.membership;

import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.SignedIn;
import dev.cairn.project.organisation.ListOrganisations;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tells people who they are. */
@Path("/api/v1/me")
@Produces("application/json")
@Tag(name = "Callers")
class MeResource {

    private static final int FIRST = 100;

    private final ListOrganisations listOrganisations;
    private final CurrentIdentityAssociation identities;
    private final Caller caller;

    MeResource(ListOrganisations listOrganisations, CurrentIdentityAssociation identities, Caller caller) {
        this.listOrganisations = listOrganisations;
        this.identities = identities;
        this.caller = caller;
    }

    @GET
    @SignedIn
    @Operation(
            operationId = "readMe",
            summary = "Shows who you are",
            description = "With the first 100 of your organisations; all of them are in the list of organisations.")
    public Uni<MeView> read() {
        return listOrganisations
                .of(caller.id(), null, FIRST)
                .chain(mine -> identities.getDeferredIdentity().map(identity -> view(identity, mine)));
    }

    private MeView view(SecurityIdentity identity, List<ListOrganisations.Mine> mine) {
        return new MeView(
                caller.id(),
                caller.name(),
                email(identity),
                mine.stream()
                        .map(one -> new MeView.MyOrganisation(
                                one.organisation().id(),
                                one.organisation().slug(),
                                one.organisation().name(),
                                one.role()))
                        .toList());
    }

    private static @Nullable String email(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim("email") : null;
    }
}
