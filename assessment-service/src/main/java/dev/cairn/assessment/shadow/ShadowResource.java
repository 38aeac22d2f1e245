package dev.cairn.assessment.shadow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.assessment.ownroadmap.OwnRoadmapProblem;
import dev.cairn.assessment.ownroadmap.RoadmapConfig;
import dev.cairn.assessment.ownroadmap.RoadmapTexts;
import dev.cairn.assessment.roadmap.RoadmapException;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.NewJob;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
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
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shadow runs over HTTP. */
@Path("/api/v1/roadmaps/{org}/shadow-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roadmaps")
class ShadowResource {

    private static final Set<String> CHANGES = Set.of("falls", "rises", "same");

    private final ShadowRuns runs;
    private final RoadmapTexts texts;
    private final RoadmapConfig config;
    private final IdempotentRequests requests;
    private final Jobs jobs;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;
    private final Ids ids;
    private final Clock clock;
    private final ObjectMapper json;

    ShadowResource(
            ShadowRuns runs,
            RoadmapTexts texts,
            RoadmapConfig config,
            IdempotentRequests requests,
            Jobs jobs,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors,
            Ids ids,
            Clock clock,
            ObjectMapper json) {
        this.runs = runs;
        this.texts = texts;
        this.config = config;
        this.requests = requests;
        this.jobs = jobs;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    @POST
    @Consumes("application/yaml")
    @Allow(role = Role.EDITOR, scope = Scope.PROJECTS_WRITE)
    @Operation(
            operationId = "startShadowRun",
            summary = "Finds out what a roadmap would change",
            description =
                    "For every project of the organisation: who would fall and why, by the facts of now. The text need not"
                            + " be published, and no assessment is made. The last 10 runs are kept.")
    @APIResponseSchema(value = ShadowRun.class, responseCode = "202", responseDescription = "The run, at Location")
    public Uni<Response> start(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Schema(type = SchemaType.STRING) byte[] body) {
        UUID org = organisation.id();
        Actor by = Actor.of(caller);
        String place = "/api/v1/roadmaps/" + organisation.slug() + "/shadow-runs/";
        return texts.read(body)
                .onFailure(RoadmapException.class)
                .transform(wrong -> OwnRoadmapProblem.of(wrong))
                .chain(read -> requests.run(org, "POST shadow-runs", key, read.digest(), () -> {
                    UUID id = ids.next();
                    Instant now = clock.instant();
                    return runs.add(org, id, read, by, now, config.shadowRunsKept())
                            .chain(() -> jobs.add(
                                    new NewJob(id, org, ShadowHandler.KIND, null, null, now, new JsonObject())))
                            .chain(() -> runs.find(org, id))
                            .map(run -> new Reply(202, place + id, null, json.valueToTree(run)));
                }));
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listShadowRuns", summary = "Lists the shadow runs that are kept, newest first")
    public Uni<Page<ShadowRun>> list(@BeanParam PageRequest page) {
        UUID org = organisation.id();
        var position = page.of(cursors, "shadow-runs " + org);
        return tenancy.write(org, () -> runs.list(org, position.after(), position.limit() + 1))
                .map(found -> Page.of(found, position, ShadowRun::id, run -> run));
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readShadowRun", summary = "Shows a shadow run")
    @APIResponseSchema(value = ShadowRun.class, responseDescription = "The run")
    public Uni<ShadowRun> read(@PathParam("id") UUID id) {
        UUID org = organisation.id();
        return tenancy.write(org, () -> runs.find(org, id));
    }

    @GET
    @Path("/{id}/results")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listShadowResults", summary = "Lists what a shadow run has found, project by project")
    public Uni<Page<ShadowResult>> results(
            @PathParam("id") UUID id,
            @Parameter(description = "Only projects with this change")
                    @Schema(enumeration = {"falls", "rises", "same"})
                    @QueryParam("change")
                    @Nullable
                    String change,
            @BeanParam PageRequest page) {
        if (change != null && !CHANGES.contains(change)) {
            throw Problem.invalid("?change", "must be falls, rises or same");
        }
        UUID org = organisation.id();
        var position = page.of(cursors, "shadow-results %s %s".formatted(id, change));
        return tenancy.write(
                org,
                () -> runs.find(org, id)
                        .chain(run -> runs.results(id, change, position.after(), position.limit() + 1))
                        .map(found -> Page.of(found, position, ShadowRuns.Kept::project, kept -> read(kept.result()))));
    }

    private ShadowResult read(String text) {
        try {
            return json.readValue(text, ShadowResult.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
