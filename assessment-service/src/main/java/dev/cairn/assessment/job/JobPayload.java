package dev.cairn.assessment.job;

import dev.cairn.events.EventCodec;
import dev.cairn.events.ProjectState;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.jobs.Job;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every job of this service carries: its project, as it was known when the job was queued. The work goes by what
 * the events have told since; but a project may be so new that none has arrived.
 */
@ApplicationScoped
public class JobPayload {

    private static final String STATE = "project";
    private static final String KNOWN = "select deleted, state::text as state from known_project where id = $1";

    private final Tenancy tenancy;

    JobPayload(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** The payload of a job about this project. */
    public static JsonObject of(KnownProject project) {
        return new JsonObject().put(STATE, new JsonObject(Buffer.buffer(EventCodec.write(project.state()))));
    }

    /** Slug of the project that a job is about. */
    static String slug(Job job) {
        return job.payload().getJsonObject(STATE).getString("slug");
    }

    /** The project that a job is about, as it is now; null when it is gone. */
    public Uni<@Nullable KnownProject> project(Job job) {
        UUID id = job.subject();
        return tenancy.sql(
                job.organisationId(),
                connection -> connection
                        .preparedQuery(KNOWN)
                        .execute(Tuple.of(id))
                        .map(rows -> {
                            var all = rows.iterator();
                            return all.hasNext() ? known(all.next()) : carried(job);
                        }));
    }

    private static @Nullable KnownProject known(Row row) {
        return row.getBoolean("deleted") ? null : project(row.getString("state").getBytes(StandardCharsets.UTF_8));
    }

    private static KnownProject carried(Job job) {
        return project(job.payload().getJsonObject(STATE).toBuffer().getBytes());
    }

    private static KnownProject project(byte[] json) {
        ProjectState state = EventCodec.read(ProjectState.class, json);
        return new KnownProject(state.id(), state.organisationId(), state.slug(), state.name(), state);
    }
}
