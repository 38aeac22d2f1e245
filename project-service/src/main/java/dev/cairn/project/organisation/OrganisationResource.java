package dev.cairn.project.organisation;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.access.SignedIn;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.project.organisation.domain.Organisation;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Organisations over HTTP. */
@Path("/api/v1/organisations")
@Produces("application/json")
@Tag(name = "Organisations", description = "Whose members share projects.")
class OrganisationResource {

    private final FoundOrganisation foundOrganisation;
    private final RenameOrganisation renameOrganisation;
    private final DeleteOrganisation deleteOrganisation;
    private final ListOrganisations listOrganisations;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final CurrentOrganisation current;
    private final Caller caller;
    private final Cursors cursors;

    OrganisationResource(
            FoundOrganisation foundOrganisation,
            RenameOrganisation renameOrganisation,
            DeleteOrganisation deleteOrganisation,
            ListOrganisations listOrganisations,
            Organisations organisations,
            Tenancy tenancy,
            CurrentOrganisation current,
            Caller caller,
            Cursors cursors) {
        this.foundOrganisation = foundOrganisation;
        this.renameOrganisation = renameOrganisation;
        this.deleteOrganisation = deleteOrganisation;
        this.listOrganisations = listOrganisations;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.current = current;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @SignedIn
    @Operation(
            operationId = "listOrganisations",
            summary = "Lists your organisations",
            description = "Those that the person who asks is a member of. API tokens cannot ask.")
    public Uni<Page<OrganisationView>> list(@BeanParam PageRequest page) {
        var position = page.of(cursors, "organisations " + caller.id());
        return listOrganisations
                .of(caller.id(), position.after(), position.limit() + 1)
                .map(rows -> Page.of(
                        rows,
                        position,
                        mine -> mine.organisation().id(),
                        mine -> OrganisationView.of(mine.organisation(), mine.role())));
    }

    @POST
    @SignedIn
    @Operation(
            operationId = "foundOrganisation",
            summary = "Founds an organisation",
            description =
                    "The person who asks becomes its owner. The slug is unique among all organisations and final.")
    @APIResponseSchema(
            value = OrganisationView.class,
            responseCode = "201",
            responseDescription = "The new organisation")
    public Uni<Response> found(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NewOrganisation body) {
        return foundOrganisation.found(key, body);
    }

    @GET
    @Path("/{org}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readOrganisation", summary = "Shows an organisation")
    @APIResponseSchema(value = OrganisationView.class, responseDescription = "The organisation")
    public Uni<Response> read(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return tenancy.write(current.id(), () -> organisations.read(current.id()))
                .map(found -> Answers.read(ifNoneMatch, found.version(), view(found)));
    }

    @PATCH
    @Path("/{org}")
    @Consumes({"application/merge-patch+json", "application/json"})
    @Allow(role = Role.OWNER, scope = Scope.ADMIN)
    @Operation(operationId = "renameOrganisation", summary = "Renames an organisation")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = OrganisationPatch.class)))
    @APIResponseSchema(value = OrganisationView.class, responseDescription = "The organisation after the change")
    public Uni<Response> rename(
            @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull Map<String, @Nullable Object> patch) {
        return renameOrganisation
                .rename(current.id(), ifMatch, patch)
                .map(changed -> Answers.changed(changed.version(), view(changed)));
    }

    @DELETE
    @Path("/{org}")
    @Allow(role = Role.OWNER, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "deleteOrganisation",
            summary = "Deletes an organisation",
            description = "With its members, tokens, projects and audit log, at once and for good. Owners only.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Response> delete(@HeaderParam("If-Match") @Nullable String ifMatch) {
        return deleteOrganisation.delete(current.id(), ifMatch).map(done -> Answers.gone());
    }

    private OrganisationView view(Organisation organisation) {
        var role = current.membership().role();
        return OrganisationView.of(organisation, role == null ? null : role.word());
    }
}
