package dev.cairn.kit.vertx;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Starts work on an event-loop context of its own. Hibernate Reactive binds its session to the context and refuses shared
 * ones, so whatever no request started (retries after a pause, jobs, the relay) begins here.
 */
@ApplicationScoped
public class Contexts {

    private final Vertx vertx;

    Contexts(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs the work on a fresh context each time it is subscribed to. */
    public <T> Uni<T> fresh(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(
                    ignored -> Uni.createFrom().deferred(work::get).subscribe().with(emitter::complete, emitter::fail));
        });
    }

    /** Does what takes a while on a worker thread; what follows runs where this was subscribed to, as its session demands. */
    public <T> Uni<T> aside(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            var context = vertx.getOrCreateContext();
            return Uni.createFrom()
                    .item(work)
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .emitOn(next -> context.runOnContext(ignored -> next.run()));
        });
    }

    /**
     * Does the work for each of them, in their order and a few at once, every one on a fresh context and so with a session of its
     * own. Nowhere else do steps run side by side. What fails is told when the others are done.
     *
     * @param atOnce most that are under way at any time
     */
    public <T> Uni<Void> each(List<T> all, int atOnce, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUni(one -> fresh(() -> work.apply(one)))
                .collectFailures()
                .merge(atOnce)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
