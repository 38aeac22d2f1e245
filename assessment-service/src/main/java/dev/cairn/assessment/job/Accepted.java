package dev.cairn.assessment.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.jobs.Job;
import dev.cairn.kit.jobs.JobState;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The answer 202 to a request whose work is now a job. */
@ApplicationScoped
public class Accepted {

    private static final String QUEUED = """
            select kind, cast(subject as text), cast(payload as text), due_at, created_at, version
            from job where id = $1""";

    private final ObjectMapper json;

    Accepted(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Where the caller finds jobs; asked while the request is at hand, which a transaction on another context is not.
     *
     * @param path of the organisation's jobs, with a slash at its end
     */
    public record Place(UUID organisation, String path) {}

    /** Where jobs of the present request's organisation are found. */
    public Place at(CurrentOrganisation organisation) {
        return new Place(organisation.id(), "/api/v1/jobs/" + organisation.slug() + "/");
    }

    /** Shows a job that was queued in the Hibernate transaction that the caller is in. */
    public Uni<Reply> reply(Place place, UUID job) {
        return SessionSql.rows(QUEUED, job)
                .map(rows -> queued(place.organisation(), job, rows.get(0)))
                .map(queued -> new Reply(
                        202, place.path() + job, ETags.of(queued.version()), json.valueToTree(JobView.of(queued))));
    }

    private static Job queued(UUID organisation, UUID id, Object[] row) {
        return new Job(
                id,
                organisation,
                (String) row[0],
                UUID.fromString((String) row[1]),
                JobState.QUEUED,
                instant(row[3]),
                0,
                false,
                new JsonObject((String) row[2]),
                new JsonObject(),
                null,
                null,
                instant(row[4]),
                null,
                null,
                ((Number) row[5]).longValue());
    }

    private static Instant instant(Object time) {
        return time instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) time;
    }
}
