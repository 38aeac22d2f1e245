package dev.cairn.project.member;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.project.member.domain.Member;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Members over HTTP. */
@Path("/api/v1/members/{org}")
@Produces("application/json")
@Tag(name = "Members", description = "People in an organisation and their roles.")
class MemberResource {

    private final AddMember addMember;
    private final ChangeMember changeMember;
    private final RemoveMember removeMember;
    private final Members members;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Cursors cursors;

    MemberResource(
            AddMember addMember,
            ChangeMember changeMember,
            RemoveMember removeMember,
            Members members,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Cursors cursors) {
        this.addMember = addMember;
        this.changeMember = changeMember;
        this.removeMember = removeMember;
        this.members = members;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listMembers", summary = "Lists the members")
    public Uni<Page<MemberView>> list(@BeanParam PageRequest page) {
        var position = page.of(cursors, "members " + organisation.id());
        return tenancy.write(
                organisation.id(),
                () -> members.after(position.after(), position.limit() + 1)
                        .map(found -> Page.of(found, position, Member::id, MemberView::of)));
    }

    @POST
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "addMember",
            summary = "Adds a person",
            description = "Admins, and tokens with the scope admin, add people up to admin; only owners make owners.")
    @APIResponseSchema(value = MemberView.class, responseCode = "201", responseDescription = "The new member")
    public Uni<Response> add(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NewMember body) {
        return addMember.add(organisation.id(), organisation.slug(), key, body);
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readMember", summary = "Shows a member")
    @APIResponseSchema(value = MemberView.class, responseDescription = "The member")
    public Uni<Response> read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return tenancy.write(organisation.id(), () -> members.find(id))
                .map(member -> Answers.read(ifNoneMatch, member.version(), MemberView.of(member)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", "application/json"})
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "changeMember",
            summary = "Changes a member's name or role",
            description = "Only owners make or change owners, and the last owner stays one.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MemberPatch.class)))
    @APIResponseSchema(value = MemberView.class, responseDescription = "The member after the change")
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull Map<String, @Nullable Object> patch) {
        return changeMember
                .change(organisation.id(), id, ifMatch, patch)
                .map(member -> Answers.changed(member.version(), MemberView.of(member)));
    }

    @DELETE
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.ADMIN)
    @Operation(
            operationId = "removeMember",
            summary = "Removes a member",
            description =
                    "Everybody may leave; removing others takes an admin, removing owners an owner. The last owner stays.")
    @APIResponse(responseCode = "204", description = "The person is a member no more")
    public Uni<Response> remove(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return removeMember.remove(organisation.id(), id, ifMatch).map(done -> Answers.gone());
    }
}
