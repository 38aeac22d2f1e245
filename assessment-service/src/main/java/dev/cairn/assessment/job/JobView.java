package dev.cairn.assessment.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.kit.jobs.Job;
import dev.cairn.kit.jobs.JobState;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A job as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Job", description = "Work that goes on in the background.", examples = """
                {"id": "0198c0de-0000-7000-8000-000000000007", "kind": "scan",
                 "project": {"id": "0198c0de-0000-7000-8000-000000000004", "slug": "shop"}, "state": "running",
                 "progress": {"phase": "reading", "filesSeen": 120, "bytesSeen": 800000}, "attempts": 1,
                 "cancelRequested": false, "createdAt": "2026-11-22T09:00:00Z", "startedAt": "2026-11-22T09:00:01Z",
                 "version": 3}""")
public record JobView(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                enumeration = {
                    "scan",
                    "repository",
                    "assess",
                    "waiver",
                    "attestation",
                    "roadmap",
                    "reassess",
                    "shadow-run"
                })
        String kind,

        @Schema(description = "Absent for a job about the whole organisation") @Nullable
        Project project,

        @Schema(
                required = true,
                enumeration = {"queued", "running", "succeeded", "failed", "cancelled", "dead"})
        String state,

        @Schema(required = true) Progress progress,

        @Schema(required = true, description = "How often it was begun")
        int attempts,

        @Schema(required = true) boolean cancelRequested,
        @Schema(required = true) Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(ref = "#/components/schemas/Problem", description = "Why it failed") @Nullable
        Map<String, Object> problem,

        @Nullable Result result,

        @Schema(required = true, description = "Grows with every change; the ETag")
        long version) {

    /** The project that a job is about. */
    @Schema(name = "JobProject")
    public record Project(
            @Schema(required = true) UUID id,
            @Schema(required = true) String slug) {}

    /** How far a job is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JobProgress")
    public record Progress(
            @Schema(
                    required = true,
                    enumeration = {"receiving", "reading", "detecting", "assessing", "done"})
            String phase,

            @Schema(required = true) long filesSeen,

            @Schema(required = true, description = "Bytes read, unpacked")
            long bytesSeen,

            @Nullable Long filesTotal) {}

    /** What a job left. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JobResult")
    public record Result(
            @Nullable UUID evidenceId, @Nullable UUID assessmentId) {}

    /** The view of a job. */
    public static JobView of(Job job) {
        return new JobView(
                job.id(),
                job.kind(),
                job.subject() == null ? null : new Project(job.subject(), JobPayload.slug(job)),
                job.state().word(),
                progress(job),
                job.attempts(),
                job.cancelRequested(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                job.problem() == null ? null : job.problem().getMap(),
                result(job.result()),
                job.version());
    }

    private static Progress progress(Job job) {
        JsonObject told = job.progress();
        boolean done = job.state() == JobState.SUCCEEDED;
        return new Progress(
                done ? "done" : told.getString("phase", "receiving"),
                told.getLong("filesSeen", 0L),
                told.getLong("bytesSeen", 0L),
                told.getLong("filesTotal"));
    }

    private static @Nullable Result result(@Nullable JsonObject result) {
        return result == null
                ? null
                : new Result(id(result.getString("evidenceId")), id(result.getString("assessmentId")));
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }
}
