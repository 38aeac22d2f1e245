package dev.cairn.project.token;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.project.token.domain.Token;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** API tokens over HTTP. */
@Path("/api/v1/tokens/{org}")
@Produces("application/json")
@Tag(name = "Tokens", description = "API tokens, by which programs call.")
class TokenResource {

    private final IssueToken issueToken;
    private final RevokeToken revokeToken;
    private final Tokens tokens;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Cursors cursors;

    TokenResource(
            IssueToken issueToken,
            RevokeToken revokeToken,
            Tokens tokens,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Cursors cursors) {
        this.issueToken = issueToken;
        this.revokeToken = revokeToken;
        this.tokens = tokens;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "listTokens",
            summary = "Lists the API tokens",
            description = "Also those that are revoked or expired.")
    public Uni<Page<TokenView>> list(@BeanParam PageRequest page) {
        var position = page.of(cursors, "tokens " + organisation.id());
        return tenancy.write(
                organisation.id(),
                () -> tokens.after(position.after(), position.limit() + 1)
                        .map(found -> Page.of(found, position, Token::id, TokenView::of)));
    }

    @POST
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "issueToken",
            summary = "Issues an API token",
            description = "Answers its secret, this once. Nobody gives a token scopes beyond their own.")
    @APIResponseSchema(
            value = IssuedToken.class,
            responseCode = "201",
            responseDescription = "The new token with its secret")
    public Uni<Response> issue(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NewToken body) {
        return issueToken.issue(key, body);
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(operationId = "readToken", summary = "Shows an API token")
    @APIResponseSchema(value = TokenView.class, responseDescription = "The token, without its secret")
    public Uni<Response> read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return tenancy.write(organisation.id(), () -> tokens.find(id))
                .map(token -> Answers.read(ifNoneMatch, token.version(), TokenView.of(token)));
    }

    @DELETE
    @Path("/{id}")
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "revokeToken",
            summary = "Revokes an API token",
            description = "At once. It stays in the list; revoking it again changes nothing.")
    @APIResponse(responseCode = "204", description = "It is worth nothing now")
    public Uni<Response> revoke(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return revokeToken.revoke(organisation.id(), id, ifMatch).map(done -> Answers.gone());
    }
}
