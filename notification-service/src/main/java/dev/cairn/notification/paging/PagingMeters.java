package dev.cairn.notification.paging;

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

/** What operators see of messages to people. */
@ApplicationScoped
class PagingMeters {

    private static final long EVERY_MILLIS = 5_000;

    /**
     * What waits for room is not late before there is room. What goes with a message that does not wait any more goes nowhere,
     * and is late as well.
     */
    private static final String OVERDUE = """
            with recursive method as (
                (select method_id as id from page_message where state = 'waiting' and bundled_in is null
                    order by method_id limit 1)
                union all
                select (select m.method_id from page_message m
                    where m.state = 'waiting' and m.bundled_in is null and m.method_id > method.id
                    order by m.method_id limit 1)
                from method where method.id is not null
            )
            select coalesce((extract(epoch from now() - least(
                (select min(greatest(due.at, (select p.until from contact_pause p
                        where p.method_id = method.id and p.first = due.first)))
                    from method cross join lateral (
                        (select true as first, min(due_at) as at from page_message where method_id = method.id and first
                            and state = 'waiting' and bundled_in is null)
                        union all
                        (select false, min(due_at) from page_message where method_id = method.id and not first
                            and state = 'waiting' and bundled_in is null)) as due
                    where greatest(due.at, (select p.until from contact_pause p
                        where p.method_id = method.id and p.first = due.first)) <= now() and due.at is not null),
                (select min(m.due_at) from page_message m
                    where m.state = 'waiting' and m.bundled_in is not null and m.due_at <= now()
                        and not exists (select 1 from page_message lead
                            where lead.id = m.bundled_in and lead.state = 'waiting' and lead.bundled_in is null))
                )) * 1000)::bigint, 0)""";

    private final MeterRegistry registry;
    private final SystemSql system;
    private final Clock clock;
    private final AtomicLong overdueMillis = new AtomicLong();
    private final AtomicLong lookedAt = new AtomicLong();

    PagingMeters(MeterRegistry registry, SystemSql system, Clock clock) {
        this.registry = registry;
        this.system = system;
        this.clock = clock;
    }

    void register(@Observes StartupEvent start) {
        lookedAt.set(clock.millis());
        // a counter that is first seen at one shows no increase
        for (ContactKind kind : ContactKind.values()) {
            registry.counter("cairn.pages.failed", "kind", kind.word());
        }
        Gauge.builder("cairn.pages.oldest.overdue.seconds", this, PagingMeters::overdueSeconds)
                .description("How long the message to a person waits that should have been sent first")
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

    void attempted(ContactKind kind, boolean delivered) {
        registry.counter("cairn.pages.attempts", "kind", kind.word(), "result", delivered ? "delivered" : "failed")
                .increment();
    }

    /** A message arrived. */
    void sent(ContactKind kind) {
        registry.counter("cairn.pages.sent", "kind", kind.word()).increment();
    }

    /** A message was given up. */
    void failed(ContactKind kind) {
        registry.counter("cairn.pages.failed", "kind", kind.word()).increment();
    }
}
