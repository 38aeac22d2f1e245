package dev.cairn.assessment.publicpage;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.Projects;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What admins decide of public pages. Whoever may read the link may give it away, so nobody else reads it here. */
@Path("/api/v1/public-pages/{org}/{project}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Public pages", description = "A summary and a badge for everybody who has the link. Off by default.")
class PublicPageResource {

    private final PublicPages pages;
    private final ChangePublicPage changePublicPage;
    private final Projects projects;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final String publicUrl;

    PublicPageResource(
            PublicPages pages,
            ChangePublicPage changePublicPage,
            Projects projects,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            @ConfigProperty(name = "cairn.public-url") String publicUrl) {
        this.pages = pages;
        this.changePublicPage = changePublicPage;
        this.projects = projects;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    @GET
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(operationId = "readPublicPage", summary = "Shows whether a project's summary is public, and its link")
    @APIResponseSchema(value = PublicPageView.class, responseDescription = "The public page")
    public Uni<Response> read(
            @PathParam("project") String slug, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project -> tenancy.write(org, () -> pages.find(project.id())))
                .map(page -> Answers.read(ifNoneMatch, page.version(), PublicPageView.of(page, publicUrl)));
    }

    @PUT
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "changePublicPage",
            summary = "Turns a project's public page on or off",
            description =
                    "It shows the project's name, its phase, readiness and gates, and nothing of evidence, code or"
                            + " people. Turned off, its link is void at once and for ever.")
    @APIResponseSchema(value = PublicPageView.class, responseCode = "200", responseDescription = "The page after it")
    public Uni<Response> change(
            @PathParam("project") String slug,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PublicPageChange body) {
        Actor by = Actor.of(caller);
        return projects.named(slug)
                .chain(project -> body.enabled()
                        ? changePublicPage.turnOn(project, ifMatch, by)
                        : changePublicPage.turnOff(project, ifMatch, by))
                .map(this::answer);
    }

    @POST
    @Path("/rotate")
    @Consumes(MediaType.WILDCARD)
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "rotatePublicPage",
            summary = "Gives a project's public page another link",
            description = "The one before, and its badge, are void at once.")
    @APIResponseSchema(value = PublicPageView.class, responseCode = "200", responseDescription = "The page after it")
    public Uni<Response> rotate(@PathParam("project") String slug, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Actor by = Actor.of(caller);
        return projects.named(slug)
                .chain(project -> changePublicPage.rotate(project, ifMatch, by))
                .map(this::answer);
    }

    private Response answer(PublicPage page) {
        return Answers.changed(page.version(), PublicPageView.of(page, publicUrl));
    }
}
