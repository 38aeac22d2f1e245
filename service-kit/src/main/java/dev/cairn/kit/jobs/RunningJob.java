package dev.cairn.kit.jobs;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.function.Function;

/** A job in the hands of its worker, and the worker's lease on it. */
public final class RunningJob {

    private final Job job;
    private final UUID lease;
    private final Function<JsonObject, Uni<Void>> reporter;
    private volatile boolean stop;

    RunningJob(Job job, UUID lease, Function<JsonObject, Uni<Void>> reporter) {
        this.job = job;
        this.lease = lease;
        this.reporter = reporter;
    }

    public Job job() {
        return job;
    }

    /** Tells how far the work is; everyone who follows the job sees it. */
    public Uni<Void> report(JsonObject progress) {
        return reporter.apply(progress);
    }

    /** True once someone asked to cancel, or the lease was lost: long work looks now and then, and gives up. */
    public boolean shouldStop() {
        return stop;
    }

    UUID lease() {
        return lease;
    }

    void stop() {
        stop = true;
    }
}
