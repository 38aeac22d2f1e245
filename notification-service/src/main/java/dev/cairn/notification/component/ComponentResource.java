package dev.cairn.notification.component;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** Components over HTTP. */
@Path("/api/v1/components/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Components", description = "The parts of a product that its users know, as a status page names them.")
class ComponentResource {

    private final Components components;
    private final ComponentRows rows;
    private final ChangeComponents change;
    private final Suggestions suggestions;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    ComponentResource(
            Components components,
            ComponentRows rows,
            ChangeComponents change,
            Suggestions suggestions,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors) {
        this.components = components;
        this.rows = rows;
        this.change = change;
        this.suggestions = suggestions;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listComponents", summary = "Lists the components in their order")
    public Uni<Page<ComponentView>> list(@BeanParam PageRequest page) {
        UUID org = organisation.id();
        var position = page.of(cursors, "components " + org);
        return tenancy.write(
                org,
                () -> components.all(org).chain(all -> {
                    var rest = after(all, position.after());
                    var shown = rest.subList(0, Math.min(rest.size(), position.limit() + 1));
                    return suggestions
                            .of(org, shown)
                            .map(suggested -> Page.of(
                                    shown,
                                    position,
                                    Component::id,
                                    one -> ComponentView.of(one, suggested.get(one.id()))));
                }));
    }

    /** There are few, and all of them were read: what comes after one that was removed begins anew. */
    private static List<Component> after(List<Component> all, @Nullable UUID last) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(last)) {
                return all.subList(i + 1, all.size());
            }
        }
        return all;
    }

    @POST
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "createComponent",
            summary = "Makes a component",
            description = "It is operational, and the last in the order.")
    @APIResponseSchema(value = ComponentView.class, responseCode = "201", responseDescription = "The new component")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull ComponentBody body) {
        return change.create(organisation.id(), organisation.slug(), key, body);
    }

    @POST
    @Path("/order")
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "orderComponents",
            summary = "Puts all components into an order",
            description = "Refused with 409 when others are there than those that are named.")
    @APIResponseSchema(value = Page.class, responseCode = "200", responseDescription = "The components in their order")
    public Uni<Response> order(@NotNull OrderBody body) {
        UUID org = organisation.id();
        return tenancy.write(
                        org,
                        () -> change.order(org, body.components())
                                .chain(all -> suggestions
                                        .of(org, all)
                                        .map(suggested -> new Page<>(
                                                all.stream()
                                                        .map(one -> ComponentView.of(one, suggested.get(one.id())))
                                                        .toList(),
                                                null))))
                .map(list -> Response.ok(list).build());
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readComponent", summary = "Shows a component")
    @APIResponseSchema(value = ComponentView.class, responseDescription = "The component")
    public Uni<Response> read(@PathParam("id") UUID id) {
        UUID org = organisation.id();
        return answer(Uni.createFrom().deferred(() -> rows.find(org, id)));
    }

    private Uni<Response> answer(Uni<Component> found) {
        UUID org = organisation.id();
        return tenancy.write(
                        org,
                        () -> found.chain(one -> suggestions
                                .of(org, List.of(one))
                                .map(suggested -> ComponentView.of(one, suggested.get(one.id())))))
                .map(view -> Answers.changed(view.version(), view));
    }

    @PUT
    @Path("/{id}")
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "changeComponent",
            summary = "Writes a component anew",
            description = "Its name, its description, whether it is shown, and what suggests its status.")
    @APIResponseSchema(value = ComponentView.class, responseDescription = "The component after the change")
    public Uni<Response> change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ComponentBody body) {
        UUID org = organisation.id();
        return answer(Uni.createFrom().deferred(() -> change.change(org, id, ifMatch, body)));
    }

    @PUT
    @Path("/{id}/status")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "setComponentStatus",
            summary = "Sets by hand how a component is",
            description = "Shown is the worst of this, of open public incidents and of public maintenance.")
    @APIResponseSchema(value = ComponentView.class, responseDescription = "The component after the change")
    public Uni<Response> set(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull StatusBody body) {
        UUID org = organisation.id();
        String by = caller.id();
        ComponentStatus status = ComponentInput.status(body);
        return answer(Uni.createFrom().deferred(() -> change.set(org, id, ifMatch, status, by)));
    }

    @DELETE
    @Path("/{id}")
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "removeComponent",
            summary = "Removes a component",
            description = "With its history. Incidents that named it go on without it.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Response> remove(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        UUID org = organisation.id();
        String by = caller.id();
        return tenancy.write(org, () -> change.remove(org, id, ifMatch, by)).map(done -> Answers.gone());
    }
}
