package dev.cairn.assessment.scanning;

import dev.cairn.assessment.job.Accepted;
import dev.cairn.assessment.job.JobView;
import dev.cairn.assessment.upload.Uploads;
import dev.cairn.assessment.upload.Uploads.Upload;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.directory.Projects;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.ReadsItsBody;
import dev.cairn.kit.jobs.Job;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.NewJob;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.vertx.Contexts;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Scans over HTTP: an archive goes in, a job comes out. */
@Path("/api/v1/scans/{org}/{project}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Scans", description = "Archives of work trees, read in the background for what they prove.")
class ScanResource {

    private static final Duration ONE_STEP = Duration.ofSeconds(30);

    private final Uploads uploads;
    private final Projects projects;
    private final CurrentOrganisation organisation;
    private final IdempotentRequests requests;
    private final Jobs jobs;
    private final Accepted accepted;
    private final Contexts contexts;
    private final UnreadBody unread;
    private final Cursors cursors;
    private final Clock clock;

    ScanResource(
            Uploads uploads,
            Projects projects,
            CurrentOrganisation organisation,
            IdempotentRequests requests,
            Jobs jobs,
            Accepted accepted,
            Contexts contexts,
            UnreadBody unread,
            Cursors cursors,
            Clock clock) {
        this.uploads = uploads;
        this.projects = projects;
        this.organisation = organisation;
        this.requests = requests;
        this.jobs = jobs;
        this.accepted = accepted;
        this.contexts = contexts;
        this.unread = unread;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** Blocking: the body is read piece by piece on this thread, and never held whole. */
    @POST
    @Blocking
    @ReadsItsBody
    @Consumes({"application/gzip", "application/x-tar", "application/zip", MediaType.APPLICATION_OCTET_STREAM})
    @Allow(role = Role.EDITOR, scope = Scope.EVIDENCE_WRITE)
    @Operation(
            operationId = "startScan",
            summary = "Scans an archive of the work tree",
            description = "A tar, tar.gz or zip of up to 64 MiB, such as git archive makes; its content counts, not its"
                    + " declared type. It is never unpacked to disk, and gone when the job has ended.")
    @APIResponseSchema(value = JobView.class, responseCode = "202", responseDescription = "The job, at Location")
    public Response start(
            @PathParam("project") String slug,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Cairn-Commit") @Nullable String commit,
            @HeaderParam("Cairn-Branch") @Nullable String branch,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable String contentLength,
            InputStream body) {
        var request = new ScanRequest(commit, branch);
        KnownProject project = projects.named(slug).await().atMost(ONE_STEP);
        Upload upload = receive(contentLength, body);
        try {
            Response answer = queue(project, key, request, upload);
            if (answer.getHeaderString("Idempotency-Replayed") != null) {
                forget(upload);
            }
            return answer;
        } catch (RuntimeException refused) {
            forget(upload);
            throw refused;
        }
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listScans", summary = "Lists the scans of a project, newest first")
    public Uni<Page<JobView>> list(@PathParam("project") String slug, @BeanParam PageRequest page) {
        UUID org = organisation.id();
        return projects.named(slug).chain(project -> {
            var position = page.of(cursors, "scans " + project.id());
            return jobs.list(org, ScanHandler.KIND, project.id(), position.after(), position.limit() + 1)
                    .map(found -> Page.of(found, position, Job::id, JobView::of));
        });
    }

    private Upload receive(@Nullable String contentLength, InputStream body) {
        try {
            uploads.demandSmall(contentLength);
            return uploads.receive(organisation.id(), body);
        } catch (RuntimeException refused) {
            unread.giveUp();
            throw refused;
        }
    }

    private Response queue(KnownProject project, @Nullable String key, ScanRequest request, Upload upload) {
        UUID org = organisation.id();
        String asked = upload.digest() + " " + request;
        var job = new NewJob(
                upload.id(),
                org,
                ScanHandler.KIND,
                project.id(),
                null,
                clock.instant(),
                request.payload(project, upload));
        var place = accepted.at(organisation);
        return contexts.fresh(() -> requests.run(
                        org,
                        "POST scans " + project.id(),
                        key,
                        asked,
                        () -> jobs.add(job).chain(id -> accepted.reply(place, id))))
                .await()
                .atMost(ONE_STEP);
    }

    private void forget(Upload upload) {
        uploads.forget(organisation.id(), upload.id()).await().atMost(ONE_STEP);
    }
}
