package dev.cairn.project.membership;

import dev.cairn.kit.access.ApiToken;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.Memberships;
import dev.cairn.kit.access.SignedIn;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells callers what they are in an organisation; the other services ask it with their callers' credentials. */
@Path("/api/v1/organisations/{org}/membership")
@Produces("application/json")
@Tag(name = "Callers", description = "Who you are, as far as Cairn knows.")
class MembershipResource {

    private static final String BEARER = "Bearer ";

    private final Memberships memberships;
    private final Caller caller;
    private final HttpHeaders headers;

    MembershipResource(Memberships memberships, Caller caller, HttpHeaders headers) {
        this.memberships = memberships;
        this.caller = caller;
        this.headers = headers;
    }

    /** Open to any token whatever its scopes, so the organisation is checked here and not by a guard that asks for one. */
    @GET
    @SignedIn(tokens = true)
    @Operation(
            operationId = "readMembership",
            summary = "Shows what you are in an organisation",
            description = "For any member, and any live token whatever its scopes.")
    public Uni<MembershipView> read(@PathParam("org") String org) {
        String credentials = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        var found = caller.kind() == Caller.Kind.PERSON
                ? memberships.ofPerson(org, caller.id(), caller.name(), credentials)
                : memberships.ofToken(org, hash(credentials), credentials);
        return found.onItem().ifNull().failWith(Problem::notFound).map(MembershipView::of);
    }

    private static String hash(String credentials) {
        return ApiToken.read(credentials.substring(BEARER.length()))
                .orElseThrow(Problem::notFound)
                .hash();
    }
}
