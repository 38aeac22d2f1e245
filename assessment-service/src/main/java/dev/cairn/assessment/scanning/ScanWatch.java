package dev.cairn.assessment.scanning;

import dev.cairn.assessment.scan.archive.Watch;
import dev.cairn.kit.jobs.RunningJob;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells of a scan's progress, four times a second at most, and stops it when it was cancelled or takes too long. */
public final class ScanWatch implements Watch {

    private static final long PAUSE_NANOS = Duration.ofMillis(250).toNanos();

    private final RunningJob job;
    private final long deadline;
    private final AtomicBoolean telling = new AtomicBoolean();
    private volatile long lastTold = System.nanoTime() - PAUSE_NANOS;
    private volatile long files;
    private volatile long bytes;
    private volatile Uni<Void> lastReport = Uni.createFrom().voidItem();

    /**
     * Begins to watch.
     *
     * @param time how long the work may take
     */
    public ScanWatch(RunningJob job, Duration time) {
        this.job = job;
        this.deadline = System.nanoTime() + time.toNanos();
    }

    @Override
    public void progress(long filesSeen, long bytesSeen) {
        files = filesSeen;
        bytes = bytesSeen;
        if (System.nanoTime() - lastTold >= PAUSE_NANOS) {
            tell("reading");
        }
    }

    @Override
    public boolean cancelled() {
        return job.shouldStop() || late();
    }

    /** Whether its time is over. */
    public boolean late() {
        return System.nanoTime() - deadline >= 0;
    }

    long files() {
        return files;
    }

    /** The archive was read to its end; what is left is judging what was kept of it. */
    void readAll() {
        tell("detecting");
    }

    /** Waited for, and begun after what was told before, so that none of them overtakes another or the end of the job. */
    public Uni<Void> assessing(long filesSeen, long bytesSeen) {
        files = filesSeen;
        bytes = bytesSeen;
        return lastReport
                .onFailure()
                .recoverWithNull()
                .chain(() -> job.report(at("assessing")))
                .onFailure()
                .recoverWithNull();
    }

    /** Told without waiting, one at a time; progress that is lost is of no harm. */
    private void tell(String phase) {
        if (telling.compareAndSet(false, true)) {
            lastTold = System.nanoTime();
            lastReport = job.report(at(phase))
                    .onTermination()
                    .invoke(() -> telling.set(false))
                    .memoize()
                    .indefinitely();
            lastReport.subscribe().with(told -> {}, lost -> {});
        }
    }

    private JsonObject at(String phase) {
        return new JsonObject().put("phase", phase).put("filesSeen", files).put("bytesSeen", bytes);
    }
}
