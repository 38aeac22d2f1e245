package dev.cairn.notification.letter;

import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.notification.channel.ContactKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What operators see of letters. */
@ApplicationScoped
class LetterMeters {

    private static final long EVERY_MILLIS = 5_000;
    private static final String OVERDUE = """
            select coalesce((extract(epoch from now() - min(due_at)) * 1000)::bigint, 0)
            from letter where state = 'waiting' and due_at <= now()""";

    private final MeterRegistry registry;
    private final SystemSql system;
    private final Clock clock;
    private final AtomicLong overdueMillis = new AtomicLong();
    private final AtomicLong lookedAt = new AtomicLong();

    LetterMeters(MeterRegistry registry, SystemSql system, Clock clock) {
        this.registry = registry;
        this.system = system;
        this.clock = clock;
    }

    void register(@Observes StartupEvent start) {
        lookedAt.set(clock.millis());
        Gauge.builder("cairn.letters.oldest.overdue.seconds", this, LetterMeters::overdueSeconds)
                .description("How long the letter waits that should have been sent first")
                .register(registry);
    }

    /** Where nobody looks any more, everything may be as late as the last look is old. */
    private double overdueSeconds() {
        return Math.max(overdueMillis.get(), clock.millis() - lookedAt.get() - 2 * EVERY_MILLIS) / 1000.0;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return system.query(OVERDUE, Tuple.tuple())
                .invoke(rows -> {
                    overdueMillis.set(rows.iterator().next().getLong(0));
                    lookedAt.set(clock.millis());
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** Letters were queued, each for one recipient. */
    void queued(int letters, boolean outside) {
        registry.counter("cairn.letters.queued", "to", outside ? "outside" : "people")
                .increment(letters);
    }

    void attempted(ContactKind kind, boolean delivered) {
        registry.counter("cairn.letters.attempts", "kind", kind.word(), "result", delivered ? "delivered" : "failed")
                .increment();
    }

    /** A letter arrived. */
    void sent(ContactKind kind) {
        registry.counter("cairn.letters.sent", "kind", kind.word()).increment();
    }

    /**
     * A letter was given up.
     *
     * @param kind null when its address could not be read
     */
    void failed(@Nullable ContactKind kind) {
        registry.counter("cairn.letters.failed", "kind", kind == null ? "unreadable" : kind.word())
                .increment();
    }
}
