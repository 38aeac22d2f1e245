package dev.cairn.notification.news;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.news.NewsChoices.Kept;
import dev.cairn.notification.person.Me;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Of what one wants to be told after a page, over HTTP. */
@Path("/api/v1/people/{org}/me/news")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
class MyNewsResource {

    private final NewsChoices choices;
    private final Tenancy tenancy;
    private final Me me;

    MyNewsResource(NewsChoices choices, Tenancy tenancy, Me me) {
        this.choices = choices;
        this.tenancy = tenancy;
        this.me = me;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readMyNewsChoice",
            summary = "Shows what you are told of alerts that you were paged about",
            description =
                    "It goes by the contact methods that you take letters by. Of your own deeds you are not told.")
    @APIResponseSchema(value = NewsChoice.class, responseDescription = "Your choice")
    public Uni<Response> read(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UUID organisation = me.organisation();
        String person = me.subject();
        return tenancy.write(organisation, () -> choices.of(organisation, person))
                .map(kept -> Answers.read(ifNoneMatch, kept.version(), kept.choice()));
    }

    @PUT
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "changeMyNewsChoice",
            summary = "Chooses what you are told of alerts that you were paged about")
    @APIResponseSchema(value = NewsChoice.class, responseCode = "200", responseDescription = "Your choice after it")
    public Uni<Response> change(@HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull NewsChoice body) {
        UUID organisation = me.organisation();
        String person = me.subject();
        return tenancy.write(
                        organisation,
                        () -> choices.lock(organisation, person)
                                .chain(() -> choices.of(organisation, person))
                                .invoke(kept -> ETags.demand(ifMatch, kept.version()))
                                .map(kept -> new Kept(body, kept.version() + 1))
                                .call(kept -> choices.keep(organisation, person, kept)))
                .map(kept -> Answers.changed(kept.version(), kept.choice()));
    }
}
