package dev.cairn.assessment.report;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Callable;

/** Threads of their own for making reports, so that neither an event loop nor a scan ever waits for a large one. */
@ApplicationScoped
class Rendering {

    private final WorkerExecutor threads;

    Rendering(Vertx vertx, ReportConfig config) {
        this.threads = vertx.createSharedWorkerExecutor("cairn-reports", config.atOnce());
    }

    void stop(@Observes ShutdownEvent stop) {
        threads.close();
    }

    /** Runs work on one of the threads; its result comes on the caller's context. */
    <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> threads.executeBlocking(work, false).toCompletionStage());
    }
}
