package dev.cairn.kit.jobs;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.problem.ProblemDocument;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.kit.vertx.Notifications;
import dev.cairn.kit.vertx.WokenLoop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Claims what is due, hands it to its handler, renews the leases, and ends or repeats what failed. */
@ApplicationScoped
class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);
    private static final Duration RENEW = Duration.ofSeconds(5);

    private final JobStore store;
    private final Ids ids;
    private final Contexts contexts;
    private final Notifications notifications;
    private final MeterRegistry meters;
    private final Vertx vertx;
    private final Clock clock;
    private final Map<String, Worker> workers = new LinkedHashMap<>();
    private final Set<RunningJob> running = ConcurrentHashMap.newKeySet();

    JobRunner(
            JobStore store,
            Ids ids,
            Contexts contexts,
            Notifications notifications,
            MeterRegistry meters,
            Vertx vertx,
            Clock clock,
            @All List<JobHandler> handlers) {
        this.store = store;
        this.ids = ids;
        this.contexts = contexts;
        this.notifications = notifications;
        this.meters = meters;
        this.vertx = vertx;
        this.clock = clock;
        handlers.forEach(handler -> workers.put(handler.kind(), new Worker(handler)));
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        notifications.listen("cairn_job_queued", kind -> {
            Worker worker = workers.get(kind);
            if (worker != null) {
                worker.loop.wake();
            }
        });
        workers.values().forEach(worker -> worker.loop.start());
        vertx.setPeriodic(RENEW.toMillis(), ignored -> running.forEach(this::renew));
    }

    /** What runs is let go: its lease ends by itself and another process begins it again. */
    void stop(@Observes @Priority(10) ShutdownEvent event) {
        workers.values().forEach(worker -> worker.loop.stop());
        running.forEach(RunningJob::stop);
    }

    private void renew(RunningJob job) {
        store.renew(job)
                .subscribe()
                .with(
                        goOn -> {
                            if (!goOn) {
                                job.stop();
                            }
                        },
                        failure -> LOG.warnf(
                                "lease of job %s not renewed: %s", job.job().id(), failure.getMessage()));
    }

    private final class Worker {

        private final JobHandler handler;
        private final WokenLoop loop;
        private final AtomicInteger busy = new AtomicInteger();

        private Worker(JobHandler handler) {
            this.handler = handler;
            this.loop = new WokenLoop(handler.kind() + " jobs", vertx, LOOK_ANYWAY, () -> contexts.fresh(this::claim));
        }

        /** Takes as many as there are free hands; each that ends wakes the loop again. */
        private Uni<Void> claim() {
            int free = handler.concurrency() - busy.get();
            if (free <= 0) {
                return Uni.createFrom().voidItem();
            }
            UUID lease = ids.next();
            return store.claim(handler.kind(), free, lease)
                    .invoke(jobs -> jobs.forEach(job -> begin(job, lease)))
                    .chain(jobs -> jobs.size() < free
                            ? lookWhenDue()
                            : Uni.createFrom().voidItem());
        }

        /** One that is due later than at the next look anyway is found by that. */
        private Uni<Void> lookWhenDue() {
            return store.nextDue(handler.kind())
                    .invoke(due -> {
                        if (due != null && due.isBefore(clock.instant().plus(LOOK_ANYWAY))) {
                            long left = Duration.between(clock.instant(), due).toMillis();
                            vertx.setTimer(Math.max(left, 0) + 1, ignored -> loop.wake());
                        }
                    })
                    .replaceWithVoid();
        }

        private void begin(Job job, UUID lease) {
            busy.incrementAndGet();
            var run = new RunningJob(job, lease, progress -> store.report(job.id(), lease, progress));
            running.add(run);
            contexts.fresh(() -> attempt(run))
                    .onItemOrFailure()
                    .transformToUni((done, failure) -> contexts.fresh(() -> settle(run, failure)))
                    .onTermination()
                    .invoke(() -> {
                        running.remove(run);
                        busy.decrementAndGet();
                        loop.wake();
                    })
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("job %s not settled: %s", job.id(), failure.getMessage()));
        }

        /** A job that was begun too often, because its workers died under it, is not begun again. */
        private Uni<Void> attempt(RunningJob run) {
            return run.job().attempts() > handler.attempts()
                    ? Uni.createFrom().failure(new IllegalStateException("its workers died under it"))
                    : handler.run(run);
        }

        private Uni<Void> settle(RunningJob run, @Nullable Throwable failure) {
            Job job = run.job();
            if (failure == null) {
                return end(run, JobState.SUCCEEDED, null);
            }
            if (run.shouldStop() || failure instanceof LeaseLost) {
                return store.cancelOrRelease(run, handler);
            }
            if (failure instanceof Problem problem) {
                LOG.infof("%s job %s failed: %s", job.kind(), job.id(), problem.detail());
                return end(run, JobState.FAILED, JsonObject.mapFrom(ProblemDocument.of(problem)));
            }
            LOG.warnf(failure, "%s job %s, attempt %d failed", job.kind(), job.id(), job.attempts());
            if (job.attempts() < handler.attempts()) {
                return store.retry(run, handler.pause(job.attempts()), handler);
            }
            return end(run, JobState.DEAD, givenUp(job));
        }

        private Uni<Void> end(RunningJob run, JobState state, @Nullable JsonObject problem) {
            meters.counter("cairn.jobs.finished", "kind", handler.kind(), "state", state.word())
                    .increment();
            return store.end(run, state, problem, handler);
        }

        private static JsonObject givenUp(Job job) {
            var problem = new Problem(
                    CommonProblem.INTERNAL,
                    "Given up after %d attempts; it can be queued again".formatted(job.attempts()));
            return JsonObject.mapFrom(ProblemDocument.of(problem));
        }
    }
}
