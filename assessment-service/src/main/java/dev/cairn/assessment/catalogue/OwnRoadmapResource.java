package dev.cairn.assessment.catalogue;

import dev.cairn.assessment.ownroadmap.OwnRoadmapProblem;
import dev.cairn.assessment.ownroadmap.PublishRoadmap;
import dev.cairn.assessment.ownroadmap.RoadmapTexts;
import dev.cairn.assessment.ownroadmap.RoadmapVersions;
import dev.cairn.assessment.ownroadmap.ShippedRoadmap;
import dev.cairn.assessment.ownroadmap.VersionView;
import dev.cairn.assessment.roadmap.RoadmapException;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The roadmaps of an organisation over HTTP: listed, checked, published. */
@Path("/api/v1/roadmaps/{org}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roadmaps")
class OwnRoadmapResource {

    private final RoadmapVersions versions;
    private final RoadmapTexts texts;
    private final PublishRoadmap publishRoadmap;
    private final ShippedRoadmap shipped;
    private final IdempotentRequests requests;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;
    private final Answers answers;

    OwnRoadmapResource(
            RoadmapVersions versions,
            RoadmapTexts texts,
            PublishRoadmap publishRoadmap,
            ShippedRoadmap shipped,
            IdempotentRequests requests,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors,
            Answers answers) {
        this.versions = versions;
        this.texts = texts;
        this.publishRoadmap = publishRoadmap;
        this.shipped = shipped;
        this.requests = requests;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
        this.answers = answers;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listOwnRoadmaps",
            summary = "Lists the roadmaps that an organisation can follow",
            description = "The default one first, then its own by id. They are few, so there is one page.")
    public Uni<Page<OwnRoadmapView>> list(@BeanParam PageRequest page) {
        UUID org = organisation.id();
        page.of(cursors, "own roadmaps " + org);
        return tenancy.write(org, () -> views(org)).map(all -> new Page<>(all, null));
    }

    @GET
    @Path("/{roadmap}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readOwnRoadmap", summary = "Shows a roadmap that an organisation can follow")
    @APIResponseSchema(value = OwnRoadmapView.class, responseDescription = "The roadmap")
    public Uni<OwnRoadmapView> read(@PathParam("roadmap") String roadmap) {
        UUID org = organisation.id();
        return tenancy.write(org, () -> views(org))
                .map(all -> all.stream()
                        .filter(one -> one.id().equals(roadmap))
                        .findFirst()
                        .orElseThrow(Problem::notFound));
    }

    @POST
    @Path("/validate")
    @Consumes(Yaml.TYPE)
    @Allow(role = Role.EDITOR, scope = Scope.PROJECTS_WRITE)
    @Operation(
            operationId = "validateRoadmap",
            summary = "Checks the text of a roadmap",
            description = "Nothing is kept. Tells every mistake by line, column and JSON pointer, up to 100.")
    @APIResponseSchema(value = RoadmapCheckView.class, responseCode = "200", responseDescription = "What was found")
    public Uni<RoadmapCheckView> validate(@Schema(type = SchemaType.STRING) byte[] body) {
        return texts.read(body)
                .map(read -> RoadmapCheckView.of(read.roadmap()))
                .onFailure(RoadmapException.class)
                .recoverWithItem(wrong -> RoadmapCheckView.of(wrong));
    }

    @POST
    @Consumes(Yaml.TYPE)
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "publishRoadmap",
            summary = "Publishes a version of a roadmap",
            description =
                    "The text says which roadmap and version it is; the version must be higher than any published before, of"
                            + " two publishers at once one gets 409. It takes effect at its date, and can be withdrawn until then.")
    @APIResponseSchema(value = VersionView.class, responseCode = "201", responseDescription = "The version")
    public Uni<Response> publish(
            @Parameter(description = "When it takes effect; absent: now")
                    @Schema(type = SchemaType.STRING, format = "date-time")
                    @QueryParam("effectiveAt")
                    @Nullable
                    String effectiveAt,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Schema(type = SchemaType.STRING) byte[] body) {
        UUID org = organisation.id();
        Actor by = Actor.of(caller);
        Instant effect = instant(effectiveAt);
        String place = "/api/v1/roadmaps/" + organisation.slug() + "/";
        return texts.read(body)
                .onFailure(RoadmapException.class)
                .transform(wrong -> OwnRoadmapProblem.of(wrong))
                .chain(read -> requests.run(
                        org,
                        "POST roadmaps",
                        key,
                        List.of(read.digest(), String.valueOf(effect)),
                        () -> publishRoadmap
                                .publish(org, read, effect, by)
                                .map(made -> answers.reply(
                                        201,
                                        place + made.roadmap() + "/versions/" + made.number(),
                                        made.version(),
                                        VersionView.of(made, false)))));
    }

    private Uni<List<OwnRoadmapView>> views(UUID org) {
        return versions.latest(org)
                .chain(latest -> versions.inEffect(org)
                        .map(inEffect -> Stream.concat(
                                        Stream.of(OwnRoadmapView.of(shipped)),
                                        latest.stream().map(one -> OwnRoadmapView.of(one, inEffect)))
                                .toList()));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw Problem.invalid("?effectiveAt", "must be an instant, such as 2026-12-01T00:00:00Z");
        }
    }
}
