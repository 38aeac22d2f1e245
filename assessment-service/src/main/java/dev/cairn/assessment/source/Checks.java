package dev.cairn.assessment.source;

import dev.cairn.assessment.job.JobPayload;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.jobs.Job;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.NewJob;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that ask a repository for its newest commit. At most one waits for each project, so that pushes in quick
 * succession, the rhythm and a person share it.
 */
@ApplicationScoped
class Checks {

    /** Kind of these jobs. */
    static final String KIND = "repository";

    private static final String DUE = """
            select min(due_at) from job where organisation_id = $1 and kind = 'repository' and dedup_key = $2
                and state = 'queued'""";
    private static final String ENSURE = """
            insert into job (id, organisation_id, kind, subject, dedup_key, state, due_at, payload, created_at)
            select $1, organisation_id, $2, project_id, $3, 'queued', $4, $5, $6 from source where project_id = $7
            on conflict (organisation_id, kind, dedup_key) where dedup_key is not null and state = 'queued' do nothing""";

    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Checks(Jobs jobs, Ids ids, Clock clock) {
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /** Queues one for now, in the caller's Hibernate transaction; answers the id of the job that will do it. */
    Uni<UUID> now(KnownProject project) {
        return by(project, clock.instant());
    }

    /** Sees to it that one is due no later than at this time, in the caller's Hibernate transaction. */
    Uni<UUID> by(KnownProject project, Instant due) {
        return jobs.add(job(project, due));
    }

    /** Moves the one that waits, in the caller's Hibernate transaction. */
    Uni<Void> move(KnownProject project, Instant due) {
        return jobs.set(job(project, due));
    }

    /** When the next one is due, in the caller's Hibernate transaction; null when none waits. */
    Uni<@Nullable Instant> nextDue(UUID organisation, UUID project) {
        return SessionSql.first(DUE, organisation, key(project))
                .map(row -> row == null || row[0] == null ? null : ((OffsetDateTime) row[0]).toInstant());
    }

    /** A job ended that nobody will try again; the rhythm goes on all the same while a repository is connected. */
    Uni<Void> goOn(SqlConnection transaction, Job ended, Instant due) {
        UUID project = ended.subject();
        return transaction
                .preparedQuery(ENSURE)
                .execute(Tuple.from(new Object[] {
                    ids.next(),
                    KIND,
                    key(project),
                    due.atOffset(ZoneOffset.UTC),
                    ended.payload(),
                    clock.instant().atOffset(ZoneOffset.UTC),
                    project
                }))
                .replaceWithVoid();
    }

    /** By chance, 0 to 1. */
    double spread() {
        return random.nextDouble();
    }

    private NewJob job(KnownProject project, Instant due) {
        return new NewJob(
                ids.next(),
                project.organisationId(),
                KIND,
                project.id(),
                key(project.id()),
                due,
                JobPayload.of(project));
    }

    private static String key(@Nullable UUID project) {
        return "repository " + project;
    }
}
