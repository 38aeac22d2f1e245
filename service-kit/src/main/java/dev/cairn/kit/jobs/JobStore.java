package dev.cairn.kit.jobs;

import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The worker's side of the job table: claim, renew, end. */
@ApplicationScoped
class JobStore {

    /** A worker that has not renewed for so long is taken for dead, and another begins the job again. */
    static final Duration LEASE = Duration.ofSeconds(20);

    /** What waits while another with its dedup key runs stays one, and keeps no hand waiting for what the other holds. */
    private static final String CLAIM = """
            update job set state = 'running', attempts = attempts + 1, lease = $3, leased_until = $4,
                started_at = coalesce(started_at, $5), version = version + 1
            where id in (
                select id from job
                where kind = $1 and ((state = 'queued' and due_at <= $5) or (state = 'running' and leased_until < $5))
                    and not exists (select 1 from job other where other.state = 'running' and other.leased_until >= $5
                        and other.organisation_id = job.organisation_id and other.kind = job.kind
                        and other.dedup_key = job.dedup_key and other.id <> job.id)
                order by due_at limit $2 for update skip locked)
            returning\s""";

    private static final String GIVE_BACK = """
            update job set lease = null, leased_until = null, version = job.version + 1, due_at = $3,
                state = case when unwanted.yes then 'cancelled' else 'queued' end,
                finished_at = case when unwanted.yes then $4::timestamptz end
            from (select id, cancel_requested or exists (select 1 from job other where other.state = 'queued'
                    and other.organisation_id = mine.organisation_id and other.kind = mine.kind
                    and other.dedup_key = mine.dedup_key) as yes
                from job mine where id = $1) unwanted
            where job.id = unwanted.id and job.lease = $2 and job.state = 'running' returning unwanted.yes""";

    private final SystemSql system;
    private final Tenancy tenancy;
    private final Clock clock;

    JobStore(SystemSql system, Tenancy tenancy, Clock clock) {
        this.system = system;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    Uni<List<Job>> claim(String kind, int most, UUID lease) {
        Instant now = clock.instant();
        return system.query(CLAIM + Job.COLUMNS, Tuple.of(kind, most, lease, at(now.plus(LEASE)), at(now)))
                .map(rows -> {
                    var jobs = new ArrayList<Job>();
                    rows.forEach(row -> jobs.add(Job.of(row)));
                    return jobs;
                });
    }

    /** When the next job that waits is due, if not yet; null when none waits. */
    Uni<@Nullable Instant> nextDue(String kind) {
        return system.query(
                        "select min(due_at) from job where kind = $1 and state = 'queued' and due_at > $2",
                        Tuple.of(kind, at(clock.instant())))
                .map(rows -> rows.iterator().next().getOffsetDateTime(0))
                .map(due -> due == null ? null : due.toInstant());
    }

    /** Renews the lease; answers false when the work should stop: cancelled, or no longer ours. */
    Uni<Boolean> renew(RunningJob running) {
        return system.query(
                        "update job set leased_until = $3 where id = $1 and lease = $2 returning cancel_requested",
                        Tuple.of(
                                running.job().id(),
                                running.lease(),
                                at(clock.instant().plus(LEASE))))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext() && !row.next().getBoolean(0);
                });
    }

    Uni<Void> report(UUID job, UUID lease, JsonObject progress) {
        return system.query(
                        "update job set progress = $3, version = version + 1 where id = $1 and lease = $2",
                        Tuple.of(job, lease, progress))
                .replaceWithVoid();
    }

    /** Puts a job back to be tried again later. */
    Uni<Void> retry(RunningJob running, Duration pause, JobHandler handler) {
        return giveBack(running, clock.instant().plus(pause), handler);
    }

    /** Ends a job, if it is still this worker's, and lets the handler remove what it held. */
    Uni<Void> end(RunningJob running, JobState state, @Nullable JsonObject problem, JobHandler handler) {
        Job job = running.job();
        return tenancy.sql(
                job.organisationId(),
                connection -> end(connection, running, state, problem)
                        .chain(ended -> ended && state != JobState.SUCCEEDED
                                ? handler.discard(connection, job)
                                : Uni.createFrom().voidItem()));
    }

    /** Ends a job whose cancelling was asked for; gives back one whose worker only stops. */
    Uni<Void> cancelOrRelease(RunningJob running, JobHandler handler) {
        return giveBack(running, running.job().dueAt(), handler);
    }

    /** The job waits again, unless nobody wants it: it was cancelled, or another one with its dedup key will do. */
    private Uni<Void> giveBack(RunningJob running, Instant dueAt, JobHandler handler) {
        Job job = running.job();
        return tenancy.sql(
                job.organisationId(),
                connection -> connection
                        .preparedQuery(GIVE_BACK)
                        .execute(Tuple.of(job.id(), running.lease(), at(dueAt), at(clock.instant())))
                        .map(rows ->
                                rows.rowCount() == 1 && rows.iterator().next().getBoolean(0))
                        .chain(cancelled -> cancelled
                                ? handler.discard(connection, job)
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Boolean> end(
            SqlConnection connection, RunningJob running, JobState state, @Nullable JsonObject problem) {
        return connection
                .preparedQuery("""
                        update job set state = $3, problem = $4, finished_at = $5, lease = null, leased_until = null,
                            version = version + 1
                        where id = $1 and lease = $2 and state = 'running'""")
                .execute(Tuple.of(running.job().id(), running.lease(), state.word(), problem, at(clock.instant())))
                .map(rows -> rows.rowCount() == 1);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
