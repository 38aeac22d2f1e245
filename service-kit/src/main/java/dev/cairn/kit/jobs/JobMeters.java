package dev.cairn.kit.jobs;

import dev.cairn.kit.tenancy.SystemSql;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What operators see of jobs: how many are due per kind, for how long the oldest has waited, and how many are dead. */
@ApplicationScoped
class JobMeters {

    private static final String DUE = """
            select kind, count(*) filter (where state = 'queued'), count(*) filter (where state = 'dead'),
                coalesce(extract(epoch from now() - min(due_at) filter (where state = 'queued')), 0)::bigint
            from job where state = 'dead' or (state = 'queued' and due_at <= now()) group by kind""";

    private record Waiting(AtomicLong queued, AtomicLong dead, AtomicLong oldestSeconds) {}

    private final SystemSql system;
    private final MeterRegistry registry;
    private final List<JobHandler> handlers;
    private final Map<String, Waiting> kinds = new ConcurrentHashMap<>();

    JobMeters(SystemSql system, MeterRegistry registry, @All List<JobHandler> handlers) {
        this.system = system;
        this.registry = registry;
        this.handlers = handlers;
    }

    void register(@Observes StartupEvent start) {
        handlers.forEach(handler -> {
            Tags kind = Tags.of("kind", handler.kind());
            kinds.put(
                    handler.kind(),
                    new Waiting(
                            registry.gauge("cairn.jobs.queued", kind, new AtomicLong()),
                            registry.gauge("cairn.jobs.dead", kind, new AtomicLong()),
                            registry.gauge("cairn.jobs.oldest.age.seconds", kind, new AtomicLong())));
        });
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return system.query(DUE, Tuple.tuple())
                .invoke(rows -> {
                    kinds.values().forEach(waiting -> {
                        waiting.queued().set(0);
                        waiting.dead().set(0);
                        waiting.oldestSeconds().set(0);
                    });
                    rows.forEach(row -> {
                        Waiting waiting = kinds.get(row.getString(0));
                        if (waiting != null) {
                            waiting.queued().set(row.getLong(1));
                            waiting.dead().set(row.getLong(2));
                            waiting.oldestSeconds().set(row.getLong(3));
                        }
                    });
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
