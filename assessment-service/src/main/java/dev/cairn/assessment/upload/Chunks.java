package dev.cairn.assessment.upload;

import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The pieces of uploaded archives in the database, which every replica reaches and no disk fills up with. */
@ApplicationScoped
public class Chunks {

    /** Size of every piece but the last, in bytes. */
    public static final int SIZE = 1024 * 1024;

    private static final Duration ORPHAN = Duration.ofHours(1);
    private static final Duration GIVEN_UP = Duration.ofDays(7);
    private static final Logger LOG = Logger.getLogger(Chunks.class);

    private final Tenancy tenancy;
    private final SystemSql system;
    private final Clock clock;

    Chunks(Tenancy tenancy, SystemSql system, Clock clock) {
        this.tenancy = tenancy;
        this.system = system;
        this.clock = clock;
    }

    Uni<Void> add(UUID organisation, UUID upload, int seq, byte[] bytes) {
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery("insert into upload_chunk (organisation_id, upload_id, seq, bytes, added_at)"
                                + " values ($1, $2, $3, $4, $5)")
                        .execute(Tuple.of(
                                organisation,
                                upload,
                                seq,
                                Buffer.buffer(bytes),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid());
    }

    /** One piece; null after the last. */
    public Uni<byte @Nullable []> read(UUID organisation, UUID upload, int seq) {
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery("select bytes from upload_chunk where upload_id = $1 and seq = $2")
                        .execute(Tuple.of(upload, seq))
                        .map(rows -> {
                            var all = rows.iterator();
                            return all.hasNext() ? all.next().getBuffer(0).getBytes() : null;
                        }));
    }

    /** Removes an archive; in a transaction of its own. */
    Uni<Void> remove(UUID organisation, UUID upload) {
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery("delete from upload_chunk where upload_id = $1")
                        .execute(Tuple.of(upload))
                        .replaceWithVoid());
    }

    /** Removes an archive in the Hibernate transaction that the caller is in. */
    public Uni<Void> remove(UUID upload) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("delete from upload_chunk where upload_id = ?1")
                        .setParameter(1, upload)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Removes the archive of a job that ended without success; one that was given up may be queued again. */
    public Uni<Void> removeUnlessDead(SqlConnection transaction, UUID job) {
        return transaction
                .preparedQuery("delete from upload_chunk where upload_id = $1"
                        + " and not exists (select 1 from job where id = $1 and state = 'dead')")
                .execute(Tuple.of(job))
                .replaceWithVoid();
    }

    /** Whether anything of an archive is there. */
    public Uni<Boolean> present(UUID organisation, UUID upload) {
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery("select 1 from upload_chunk where upload_id = $1 limit 1")
                        .execute(Tuple.of(upload))
                        .map(rows -> rows.size() > 0));
    }

    /** Uploads whose request or process died before there was a job for them, or whose job nobody queued again. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> removeOrphans() {
        var before = clock.instant().minus(ORPHAN).atOffset(ZoneOffset.UTC);
        var givenUp = clock.instant().minus(GIVEN_UP).atOffset(ZoneOffset.UTC);
        return system.query("""
                        delete from upload_chunk where upload_id in (
                            select c.upload_id from upload_chunk c where c.seq = 0 and c.added_at < $1
                                and not exists (select 1 from job j where j.id = c.upload_id
                                    and (j.state in ('queued', 'running')
                                        or j.state = 'dead' and j.finished_at > $2)))""", Tuple.of(before, givenUp))
                .invoke(rows -> {
                    if (rows.rowCount() > 0) {
                        LOG.infof("removed %d chunks of abandoned uploads", rows.rowCount());
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
