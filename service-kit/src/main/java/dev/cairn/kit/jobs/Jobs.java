package dev.cairn.kit.jobs;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one organisation: queue, look, cancel, queue again.
 *
 * <p>A timer is a job that is due later and has a dedup key: setting it again moves it.
 */
@ApplicationScoped
public class Jobs {

    private static final String ADD = """
            insert into job (id, organisation_id, kind, subject, dedup_key, state, due_at, payload, created_at)
            values ($1, $2, $3, $4, $5, 'queued', $6, cast(cast($7 as text) as jsonb), $8)
            on conflict (organisation_id, kind, dedup_key) where dedup_key is not null and state = 'queued'
            do update set due_at = least(job.due_at, excluded.due_at)
            returning id""";
    private static final String MOVE = """
            update job set due_at = ?4, payload = cast(cast(?5 as text) as jsonb)
            where organisation_id = ?1 and kind = ?2 and dedup_key = ?3 and state = 'queued'""";

    private static final String UNIQUE_VIOLATION = "23505";

    private final Tenancy tenancy;
    private final Clock clock;

    Jobs(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Queues a job in the Hibernate transaction that the caller is in. With a dedup key that is taken nothing is added,
     * and the present job becomes due no later than this one would.
     *
     * @return the id of the job that will do the work: the new one's or the present one's
     */
    public Uni<UUID> add(NewJob job) {
        return SessionSql.rows(
                        ADD,
                        job.id(),
                        job.organisationId(),
                        job.kind(),
                        job.subject(),
                        job.dedupKey(),
                        job.dueAt().atOffset(ZoneOffset.UTC),
                        job.payload().encode(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .map(added -> (UUID) added.get(0)[0]);
    }

    /** Sets a timer in the caller's Hibernate transaction: like {@link #add}, but a queued one is moved to the new time. */
    public Uni<Void> set(NewJob timer) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MOVE)
                        .setParameter(1, timer.organisationId())
                        .setParameter(2, timer.kind())
                        .setParameter(3, timer.dedupKey())
                        .setParameter(4, timer.dueAt().atOffset(ZoneOffset.UTC))
                        .setParameter(5, timer.payload().encode())
                        .executeUpdate())
                .chain(moved ->
                        moved > 0 ? Uni.createFrom().voidItem() : add(timer).replaceWithVoid());
    }

    /** Ends a running job as succeeded, in the Hibernate transaction of its effect; {@link LeaseLost} undoes both. */
    public Uni<Void> succeed(RunningJob running, JsonObject result) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                        update job set state = 'succeeded', result = cast(cast(?3 as text) as jsonb), finished_at = ?4, lease = null,
                            leased_until = null, version = version + 1
                        where id = ?1 and lease = ?2 and state = 'running'""")
                        .setParameter(1, running.job().id())
                        .setParameter(2, running.lease())
                        .setParameter(3, result.encode())
                        .setParameter(4, clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .invoke(rows -> {
                    if (rows == 0) {
                        throw new LeaseLost();
                    }
                })
                .replaceWithVoid();
    }

    /** The job, or null when the organisation has none with this id. */
    public Uni<@Nullable Job> find(UUID organisation, UUID id) {
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery("select " + Job.COLUMNS + " from job where id = $1")
                        .execute(Tuple.of(id))
                        .map(Jobs::first));
    }

    /**
     * Jobs of one kind about one subject, newest first.
     *
     * @param before only older ones; null for the newest
     */
    public Uni<List<Job>> list(UUID organisation, String kind, UUID subject, @Nullable UUID before, int limit) {
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery("select " + Job.COLUMNS + " from job where organisation_id = $1 and kind = $2"
                                + " and subject = $3 and ($4::uuid is null or id < $4) order by id desc limit $5")
                        .execute(Tuple.of(organisation, kind, subject, before, limit))
                        .map(rows -> {
                            var jobs = new ArrayList<Job>();
                            rows.forEach(row -> jobs.add(Job.of(row)));
                            return jobs;
                        }));
    }

    /**
     * Cancels a job: at once if it waits, else by asking its worker to stop.
     *
     * @return the job afterwards; null when there is none or it has ended
     */
    public Uni<@Nullable Job> cancel(UUID organisation, UUID id, JobHandler handler) {
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery("""
                        update job set cancel_requested = true, version = version + 1,
                            state = case state when 'queued' then 'cancelled' else state end,
                            finished_at = case state when 'queued' then $2::timestamptz end
                        where id = $1 and state in ('queued', 'running') returning""" + " " + Job.COLUMNS)
                        .execute(Tuple.of(id, clock.instant().atOffset(ZoneOffset.UTC)))
                        .map(Jobs::first)
                        .call(job -> job != null && job.state() == JobState.CANCELLED
                                ? handler.discard(connection, job)
                                : Uni.createFrom().voidItem()));
    }

    /**
     * Queues a dead or failed job again with its attempts counted anew. A {@link Problem} of status 409 when another one
     * with its dedup key waits.
     *
     * @return the job afterwards; null when there is none such
     */
    public Uni<@Nullable Job> requeue(UUID organisation, UUID id) {
        return tenancy.sql(organisation, connection -> requeue(connection, id))
                .onFailure(Jobs::isTaken)
                .transform(taken -> new Problem(CommonProblem.CONFLICT, "Another one of the same waits already"));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException postgres && UNIQUE_VIOLATION.equals(postgres.getSqlState());
    }

    private Uni<@Nullable Job> requeue(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery("""
                        update job set state = 'queued', attempts = 0, due_at = $2, problem = null, finished_at = null,
                            cancel_requested = false, version = version + 1
                        where id = $1 and state in ('dead', 'failed') returning""" + " " + Job.COLUMNS)
                .execute(Tuple.of(id, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(Jobs::first);
    }

    private static @Nullable Job first(RowSet<Row> rows) {
        var all = rows.iterator();
        return all.hasNext() ? Job.of(all.next()) : null;
    }
}
