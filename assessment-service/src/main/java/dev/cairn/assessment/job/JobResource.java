package dev.cairn.assessment.job;

import dev.cairn.assessment.upload.Chunks;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.http.EventStreams;
import dev.cairn.kit.jobs.Job;
import dev.cairn.kit.jobs.JobHandler;
import dev.cairn.kit.jobs.JobState;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.problem.Problem;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Jobs over HTTP. */
@Path("/api/v1/jobs/{org}/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs", description = "Scans and assessments while they go on, and how they ended.")
class JobResource {

    private static final String SCAN = "scan";

    private final Jobs jobs;
    private final JobStream stream;
    private final Chunks chunks;
    private final CurrentOrganisation organisation;
    private final List<JobHandler> handlers;

    JobResource(
            Jobs jobs,
            JobStream stream,
            Chunks chunks,
            CurrentOrganisation organisation,
            @All List<JobHandler> handlers) {
        this.jobs = jobs;
        this.stream = stream;
        this.chunks = chunks;
        this.organisation = organisation;
        this.handlers = handlers;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readJob", summary = "Shows a job")
    @APIResponseSchema(value = JobView.class, responseDescription = "The job")
    public Uni<Response> read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return find(id).map(job -> Answers.read(ifNoneMatch, job.version(), JobView.of(job)));
    }

    @DELETE
    @Allow(role = Role.EDITOR, scope = Scope.EVIDENCE_WRITE)
    @Operation(
            operationId = "cancelJob",
            summary = "Cancels a job",
            description = "At once while it waits; one that runs stops within seconds. If-Match: * means any version.")
    @APIResponseSchema(value = JobView.class, responseCode = "200", responseDescription = "The job after it was asked")
    public Uni<Response> cancel(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        UUID org = organisation.id();
        return find(id).invoke(job -> ETags.demand(ifMatch, job.version()))
                .chain(job -> jobs.cancel(org, id, handler(job)))
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(JobProblem.ENDED, "There is nothing left to cancel"))
                .map(job -> Answers.changed(job.version(), JobView.of(job)));
    }

    @POST
    @Path("/requeue")
    @Consumes(MediaType.WILDCARD)
    @Allow(role = Role.EDITOR, scope = Scope.EVIDENCE_WRITE)
    @Operation(
            operationId = "requeueJob",
            summary = "Queues a job again",
            description = "One that failed or was given up. Of a scan that failed nothing is kept: upload it again.")
    @APIResponseSchema(value = JobView.class, responseCode = "202", responseDescription = "The job, which waits again")
    public Uni<Response> requeue(@PathParam("id") UUID id) {
        UUID org = organisation.id();
        return find(id).call(job -> demandArchive(org, job))
                .chain(job -> jobs.requeue(org, id))
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(JobProblem.NOT_REQUEUED, "It waits, runs, or ended well"))
                .map(job -> Response.accepted(JobView.of(job))
                        .header(HttpHeaders.ETAG, ETags.of(job.version()))
                        .build());
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "followJob",
            summary = "Follows a job to its end",
            description =
                    "Server-sent events named job, with the version as id and the job as data. Ends with the final"
                            + " state; a comment every 15 seconds keeps the connection open. What fails meanwhile is told"
                            + " by a last event named problem.")
    @APIResponse(
            responseCode = "200",
            description = "The job, whenever it changed",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = JobView.class)))
    @Streamed
    public Multi<OutboundSseEvent> events(@PathParam("id") UUID id, @Context Sse sse) {
        return EventStreams.endingWell(
                sse,
                find(id).onItem()
                        .transformToMulti(stream::follow)
                        .map(change -> change.map(job -> event(sse, job))
                                .orElseGet(() ->
                                        sse.newEventBuilder().comment("alive").build())));
    }

    private static OutboundSseEvent event(Sse sse, Job job) {
        return sse.newEventBuilder()
                .name("job")
                .id(Long.toString(job.version()))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(JobView.class, JobView.of(job))
                .build();
    }

    private Uni<Job> find(UUID id) {
        return jobs.find(organisation.id(), id).onItem().ifNull().failWith(Problem::notFound);
    }

    private Uni<Void> demandArchive(UUID org, Job job) {
        if (!job.kind().equals(SCAN) || job.state() != JobState.FAILED && job.state() != JobState.DEAD) {
            return Uni.createFrom().voidItem();
        }
        return chunks.present(org, job.id())
                .invoke(there -> {
                    if (!there) {
                        throw new Problem(JobProblem.ARCHIVE_GONE, "Upload the archive again");
                    }
                })
                .replaceWithVoid();
    }

    private JobHandler handler(Job job) {
        return handlers.stream()
                .filter(handler -> handler.kind().equals(job.kind()))
                .findFirst()
                .orElseThrow();
    }
}
