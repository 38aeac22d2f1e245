package dev.cairn.assessment.job;

import dev.cairn.kit.jobs.Job;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.vertx.Notifications;
import dev.cairn.kit.vertx.WokenLoop;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows jobs to their end: each change as it is committed, and a sign of life while there is none. */
@ApplicationScoped
class JobStream {

    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** A listener that is so far behind does not read: the stream ends, and it may come again. */
    private static final int WAITING = 256;

    private final Jobs jobs;
    private final Notifications notifications;
    private final Vertx vertx;

    JobStream(Jobs jobs, Notifications notifications, Vertx vertx) {
        this.jobs = jobs;
        this.notifications = notifications;
        this.vertx = vertx;
    }

    /** The job as it is and as it becomes, up to its final state; empty for a sign of life. */
    Multi<Optional<Job>> follow(Job job) {
        return Multi.createFrom().emitter(emitter -> new Following(job, emitter).start(), WAITING);
    }

    private final class Following {

        private final MultiEmitter<? super Optional<Job>> emitter;
        private final Job first;
        private final WokenLoop loop;
        private volatile long shown = -1;

        private Following(Job first, MultiEmitter<? super Optional<Job>> emitter) {
            this.first = first;
            this.emitter = emitter;
            this.loop = new WokenLoop("stream of job " + first.id(), vertx, LOOK_ANYWAY, this::look);
        }

        private void start() {
            String id = first.id().toString();
            Runnable deaf = notifications.listen("cairn_job", changed -> {
                if (changed.equals(id)) {
                    loop.wake();
                }
            });
            long heartbeat = vertx.setPeriodic(HEARTBEAT.toMillis(), tick -> emitter.emit(Optional.empty()));
            emitter.onTermination(() -> {
                deaf.run();
                vertx.cancelTimer(heartbeat);
                loop.stop();
            });
            show(first);
            loop.start();
        }

        private Uni<Void> look() {
            return jobs.find(first.organisationId(), first.id())
                    .invoke(this::show)
                    .replaceWithVoid();
        }

        private void show(@Nullable Job job) {
            if (job == null) {
                emitter.complete();
                return;
            }
            if (job.version() > shown) {
                shown = job.version();
                emitter.emit(Optional.of(job));
            }
            if (job.state().isFinal()) {
                emitter.complete();
            }
        }
    }
}
