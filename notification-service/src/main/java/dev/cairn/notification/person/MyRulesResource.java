package dev.cairn.notification.person;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One's own notification rules over HTTP. */
@Path("/api/v1/people/{org}/me/rules")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
class MyRulesResource {

    private final RuleBook book;
    private final ContactMethods methods;
    private final Tenancy tenancy;
    private final Me me;

    MyRulesResource(RuleBook book, ContactMethods methods, Tenancy tenancy, Me me) {
        this.book = book;
        this.methods = methods;
        this.tenancy = tenancy;
        this.me = me;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readMyNotificationRules",
            summary = "Shows by which of your contact methods you are told, and when",
            description = "With no rules for an urgency you are told by all verified methods at once.")
    @APIResponseSchema(value = RulesBody.class, responseDescription = "Your rules")
    public Uni<Response> read(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UUID organisation = me.organisation();
        String person = me.subject();
        return tenancy.write(organisation, () -> book.of(organisation, person))
                .map(kept -> Answers.read(ifNoneMatch, kept.version(), RulesBody.of(kept)));
    }

    @PUT
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "changeMyNotificationRules", summary = "Replaces your notification rules")
    @APIResponseSchema(value = RulesBody.class, responseCode = "200", responseDescription = "Your rules after it")
    public Uni<Response> change(@HeaderParam("If-Match") @Nullable String ifMatch, @NotNull RulesBody body) {
        UUID organisation = me.organisation();
        String person = me.subject();
        return tenancy.write(
                        organisation,
                        () -> book.lock(organisation, person)
                                .chain(locked -> book.of(organisation, person))
                                .invoke(kept -> ETags.demand(ifMatch, kept.version()))
                                .chain(kept -> methods.of(organisation, List.of(person))
                                        .map(own -> new RuleBook.Kept(
                                                body.read(own.stream()
                                                        .map(ContactMethod::id)
                                                        .toList()),
                                                body.timeZone(),
                                                kept.version() + 1)))
                                .call(kept -> book.keep(organisation, person, kept)))
                .map(kept -> Answers.changed(kept.version(), RulesBody.of(kept)));
    }
}
