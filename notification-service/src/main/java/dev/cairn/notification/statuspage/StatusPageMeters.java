package dev.cairn.notification.statuspage;

import dev.cairn.kit.tenancy.SystemSql;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What operators see of status pages. No organisation is a label: there are too many. */
@ApplicationScoped
class StatusPageMeters {

    private static final long EVERY_MILLIS = 15_000;
    private static final String LOOK = """
            select count(*) filter (where kind = 'email'), count(*) filter (where kind = 'webhook'),
                (select coalesce((extract(epoch from now() - min(due_at)) * 1000)::bigint, 0)
                    from status_announcement where due_at <= now())
            from status_subscriber where confirmed_at is not null and refused_at is null""";

    private final MeterRegistry registry;
    private final SystemSql system;
    private final Clock clock;
    private final AtomicLong mails = new AtomicLong();
    private final AtomicLong webhooks = new AtomicLong();
    private final AtomicLong overdueMillis = new AtomicLong();
    private final AtomicLong lookedAt = new AtomicLong();

    StatusPageMeters(MeterRegistry registry, SystemSql system, Clock clock) {
        this.registry = registry;
        this.system = system;
        this.clock = clock;
    }

    void register(@Observes StartupEvent start) {
        lookedAt.set(clock.millis());
        Gauge.builder("cairn.status.subscribers", mails, AtomicLong::get)
                .tag("kind", "email")
                .register(registry);
        Gauge.builder("cairn.status.subscribers", webhooks, AtomicLong::get)
                .tag("kind", "webhook")
                .register(registry);
        Gauge.builder("cairn.status.announcements.oldest.overdue.seconds", this, StatusPageMeters::overdueSeconds)
                .description("How long the announcement waits whose letters should have been queued first")
                .register(registry);
    }

    /** Where nobody looks any more, everything may be as late as the last look is old. */
    private double overdueSeconds() {
        return Math.max(overdueMillis.get(), clock.millis() - lookedAt.get() - 2 * EVERY_MILLIS) / 1000.0;
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return system.query(LOOK, Tuple.tuple())
                .invoke(rows -> {
                    var row = rows.iterator().next();
                    mails.set(row.getLong(0));
                    webhooks.set(row.getLong(1));
                    overdueMillis.set(row.getLong(2));
                    lookedAt.set(clock.millis());
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** Somebody looked at a page. */
    void viewed(StatusForm form, String outcome) {
        registry.counter("cairn.status.views", "form", form.name().toLowerCase(Locale.ROOT), "outcome", outcome)
                .increment();
    }

    /** Somebody asked to be told. */
    void asked(String kind, String outcome) {
        registry.counter("cairn.status.subscriptions", "kind", kind, "outcome", outcome)
                .increment();
    }
}
