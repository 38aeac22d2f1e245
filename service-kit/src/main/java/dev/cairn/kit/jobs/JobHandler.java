package dev.cairn.kit.jobs;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;

/** Does the jobs of one kind. A bean; the kit finds it and hands it what is due. */
public interface JobHandler {

    /** The kind, lower-case with hyphens. */
    String kind();

    /**
     * Does the work and ends the job with {@link Jobs#succeed} in the transaction that keeps the effect; a job that the
     * handler leaves running is ended as succeeded without a result. A {@link dev.cairn.kit.problem.Problem} fails the job
     * for good, any other failure is tried again.
     */
    Uni<Void> run(RunningJob job);

    /** Most jobs of this kind that one process runs at once. */
    default int concurrency() {
        return 1;
    }

    /** How often a job is begun before it is given up. */
    default int attempts() {
        return 5;
    }

    /** How long to wait after the failed try with this number, counted from 1. */
    default Duration pause(int attempt) {
        return Duration.ofSeconds(1L << Math.min(attempt, 8));
    }

    /** Removes what the job held, in the transaction that ends it as failed, cancelled or dead. */
    default Uni<Void> discard(SqlConnection transaction, Job job) {
        return Uni.createFrom().voidItem();
    }
}
