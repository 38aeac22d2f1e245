package dev.cairn.notification.person;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.channel.Channels;
import dev.cairn.notification.channel.ContactKind;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One's own contact methods over HTTP. */
@Path("/api/v1/people/{org}/me/contact-methods")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People", description = "How members can be reached, and by which of it they are told of what.")
class MyContactsResource {

    private final ContactMethods methods;
    private final ChangeContacts change;
    private final ProveContact prove;
    private final Channels channels;
    private final PersonConfig config;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Me me;
    private final RoutingContext request;

    MyContactsResource(
            ContactMethods methods,
            ChangeContacts change,
            ProveContact prove,
            Channels channels,
            PersonConfig config,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Me me,
            RoutingContext request) {
        this.methods = methods;
        this.change = change;
        this.prove = prove;
        this.channels = channels;
        this.config = config;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.me = me;
        this.request = request;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listMyContactMethods",
            summary = "Lists your contact methods, and the kinds that can be added")
    public Uni<ContactMethodsView> list() {
        String person = me.subject();
        return tenancy.write(me.organisation(), () -> methods.of(me.organisation(), List.of(person)))
                .map(rows -> new ContactMethodsView(
                        rows.stream().map(ContactMethodView::of).toList(),
                        channels.offered().stream().map(ContactKind::word).toList(),
                        config.mostPerPerson()));
    }

    @POST
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "addMyContactMethod",
            summary = "Adds a contact method of yours",
            description = "It is used once a code that is sent to it was given back. A webhook's answer holds the"
                    + " secret that messages are signed with; it is shown this once.")
    @APIResponseSchema(value = ContactMethodView.class, responseCode = "201", responseDescription = "The new method")
    public Uni<Response> add(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull NewContactMethod body) {
        return change.add(me.organisation(), me.subject(), key, body);
    }

    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "changeMyContactMethod",
            summary = "Says whether you are told of what is no page by a contact method of yours",
            description = "Pages go by your rules, whatever is said here. What waits to be sent by it is not sent once"
                    + " it takes no letters.")
    @APIResponseSchema(value = ContactMethodView.class, responseCode = "200", responseDescription = "The method")
    public Uni<ContactMethodView> patch(@PathParam("id") UUID id, @Valid @NotNull ContactPatch body) {
        return change.patch(me.organisation(), me.subject(), id, body);
    }

    @DELETE
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "removeMyContactMethod",
            summary = "Removes a contact method of yours",
            description = "It leaves your rules, too. What waits to be sent by it is not sent.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Response> remove(@PathParam("id") UUID id) {
        return change.remove(me.organisation(), me.subject(), id)
                .map(done -> Response.noContent().build());
    }

    @POST
    @Path("/{id}/code")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "sendMyContactCode",
            summary = "Sends a code to a contact method of yours",
            description = "It is good for 10 minutes and 5 tries. The one before is void.")
    @APIResponseSchema(value = MessageTried.class, responseCode = "200", responseDescription = "How it went")
    public Uni<MessageTried> code(@PathParam("id") UUID id) {
        me.countMessage(request);
        return prove.send(me.organisation(), me.subject(), id, request);
    }

    @POST
    @Path("/{id}/verify")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "verifyMyContactMethod",
            summary = "Proves by its code that a contact method of yours reaches you")
    @APIResponseSchema(value = ContactMethodView.class, responseCode = "200", responseDescription = "The method")
    public Uni<ContactMethodView> verify(@PathParam("id") UUID id, @Valid @NotNull CodeInput body) {
        return prove.verify(me.organisation(), me.subject(), id, body.code());
    }

    @POST
    @Path("/{id}/test")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "testMyContactMethod", summary = "Sends a test message to a contact method of yours")
    @APIResponseSchema(value = MessageTried.class, responseCode = "200", responseDescription = "How it went")
    public Uni<MessageTried> test(@PathParam("id") UUID id) {
        me.countMessage(request);
        return prove.test(me.organisation(), me.subject(), id, organisation.slug());
    }
}
