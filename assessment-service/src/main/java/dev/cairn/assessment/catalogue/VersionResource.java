package dev.cairn.assessment.catalogue;

import dev.cairn.assessment.follow.CompiledRoadmaps;
import dev.cairn.assessment.ownroadmap.PublishedVersion;
import dev.cairn.assessment.ownroadmap.RoadmapVersions;
import dev.cairn.assessment.ownroadmap.VersionView;
import dev.cairn.assessment.ownroadmap.WithdrawRoadmap;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The published versions of an organisation's roadmap over HTTP. */
@Path("/api/v1/roadmaps/{org}/{roadmap}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roadmaps")
class VersionResource {

    private final RoadmapVersions versions;
    private final CompiledRoadmaps compiled;
    private final WithdrawRoadmap withdrawRoadmap;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    VersionResource(
            RoadmapVersions versions,
            CompiledRoadmaps compiled,
            WithdrawRoadmap withdrawRoadmap,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors) {
        this.versions = versions;
        this.compiled = compiled;
        this.withdrawRoadmap = withdrawRoadmap;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listRoadmapVersions", summary = "Lists the versions of a roadmap, newest first")
    public Uni<Page<VersionView>> list(@PathParam("roadmap") String roadmap, @BeanParam PageRequest page) {
        UUID org = organisation.id();
        var position = page.of(cursors, "roadmap-versions " + org + " " + roadmap);
        return tenancy.write(
                org,
                () -> versions.of(org, roadmap, position.after(), position.limit() + 1)
                        .invoke(found -> {
                            if (found.isEmpty() && position.after() == null) {
                                throw Problem.notFound();
                            }
                        })
                        .chain(found -> versions.inEffect(org)
                                .map(inEffect ->
                                        Page.of(found, position, PublishedVersion::id, one -> view(one, inEffect)))));
    }

    @GET
    @Path("/{version}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readRoadmapVersion",
            summary = "Shows a version of a roadmap",
            description = "With Accept: application/yaml its text, byte for byte as it was sent.")
    @APIResponseSchema(value = WholeVersionView.class, responseDescription = "The version")
    public Uni<Response> read(
            @PathParam("roadmap") String roadmap,
            @PathParam("version") String version,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UUID org = organisation.id();
        int number = number(version);
        return tenancy.write(
                org,
                () -> versions.find(org, roadmap, number)
                        .chain(found -> versions.inEffect(org)
                                .chain(inEffect -> compiled.of(
                                                found.digest(), () -> versions.text(org, roadmap, number))
                                        .map(assessor -> Answers.read(
                                                ifNoneMatch,
                                                found.version(),
                                                new WholeVersionView(
                                                        view(found, inEffect), RoadmapView.of(assessor)))))));
    }

    @GET
    @Path("/{version}")
    @Produces(Yaml.TYPE)
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @APIResponse(
            responseCode = "200",
            description = "Its text",
            content = @Content(mediaType = Yaml.TYPE, schema = @Schema(type = SchemaType.STRING)))
    public Uni<Response> readText(
            @PathParam("roadmap") String roadmap,
            @PathParam("version") String version,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UUID org = organisation.id();
        int number = number(version);
        return tenancy.write(
                org,
                () -> versions.find(org, roadmap, number)
                        .chain(found -> versions.text(org, roadmap, number)
                                .map(text -> Yaml.answer(ifNoneMatch, text, found.digest()))));
    }

    @DELETE
    @Path("/{version}")
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "withdrawRoadmapVersion",
            summary = "Withdraws a version that has not taken effect",
            description = "It stays in the list, and its number stays taken. Withdrawing it again changes nothing.")
    @APIResponse(responseCode = "204", description = "It will not take effect")
    public Uni<Response> withdraw(
            @PathParam("roadmap") String roadmap,
            @PathParam("version") String version,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        UUID org = organisation.id();
        Actor by = Actor.of(caller);
        int number = number(version);
        return tenancy.write(org, () -> withdrawRoadmap.withdraw(org, roadmap, number, ifMatch, by))
                .map(done -> Answers.gone());
    }

    private static VersionView view(PublishedVersion one, List<PublishedVersion> inEffect) {
        return VersionView.of(
                one,
                inEffect.stream()
                        .anyMatch(other -> other.roadmap().equals(one.roadmap()) && other.number() > one.number()));
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw Problem.notFound();
        }
        return Integer.parseInt(text);
    }
}
