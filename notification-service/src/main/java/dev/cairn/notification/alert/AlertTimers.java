package dev.cairn.notification.alert;

import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.kit.vertx.WokenLoop;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Looks for alerts whose time has come, by the database's clock: snoozes that end, and alerts not heard of again. */
@ApplicationScoped
class AlertTimers {

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int MOST = 200;
    private static final Logger LOG = Logger.getLogger(AlertTimers.class);
    private static final String DUE = """
            select id, organisation_id,
                (extract(epoch from now() - least(snoozed_until, ends_at)) * 1000)::bigint as overdue
            from alert
            where state <> 'resolved' and (snoozed_until is not null or ends_at is not null)
                and least(snoozed_until, ends_at) <= now() and id <> all($2::uuid[])
            order by least(snoozed_until, ends_at) limit $1""";

    private final SystemSql system;
    private final EndOfTime endOfTime;
    private final Contexts contexts;
    private final WokenLoop loop;
    private final Clock clock;
    private final AtomicLong overdueMillis = new AtomicLong();
    private final AtomicLong lookedAt = new AtomicLong();
    private final Counter failed;

    /** Those that failed, and until when this replica leaves them alone: their own times say when they end, and stay. */
    private final Map<UUID, Long> putOff = new ConcurrentHashMap<>();

    AlertTimers(
            SystemSql system, EndOfTime endOfTime, Contexts contexts, Vertx vertx, Clock clock, MeterRegistry meters) {
        this.system = system;
        this.endOfTime = endOfTime;
        this.contexts = contexts;
        this.loop = new WokenLoop("alert timers", vertx, EVERY, () -> contexts.fresh(this::run));
        this.clock = clock;
        lookedAt.set(clock.millis());
        this.failed = meters.counter("cairn.alerts.timers.failed");
        meters.gauge("cairn.alerts.timers.oldest.overdue.seconds", this, AlertTimers::overdueSeconds);
    }

    /** Where nobody looks any more, everything may be as late as the last look is old. */
    private double overdueSeconds() {
        return Math.max(overdueMillis.get(), clock.millis() - lookedAt.get() - EVERY.toMillis()) / 1000.0;
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        loop.start();
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Void> run() {
        putOff.values().removeIf(until -> until <= clock.millis());
        UUID[] waiting = putOff.keySet().toArray(UUID[]::new);
        return system.query(DUE, Tuple.of(MOST, waiting)).chain(this::end);
    }

    private Uni<Void> end(RowSet<Row> due) {
        var byOrganisation = new LinkedHashMap<UUID, List<UUID>>();
        long oldest = 0;
        for (Row row : due) {
            byOrganisation
                    .computeIfAbsent(row.getUUID("organisation_id"), organisation -> new ArrayList<>())
                    .add(row.getUUID("id"));
            oldest = Math.max(oldest, row.getLong("overdue"));
        }
        overdueMillis.set(oldest);
        lookedAt.set(clock.millis());
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (var alerts : byOrganisation.entrySet()) {
            steps = steps.chain(() -> end(alerts.getKey(), alerts.getValue()));
        }
        return due.size() < MOST ? steps : steps.invoke(loop::wake);
    }

    /** One that fails must not hold up the others: after a failure each is tried alone. */
    private Uni<Void> end(UUID organisation, List<UUID> alerts) {
        return contexts.fresh(() -> endOfTime.end(organisation, alerts))
                .onFailure()
                .recoverWithUni(failure -> {
                    if (alerts.size() == 1) {
                        LOG.errorf(
                                failure, "the timer of alert %s failed; it is tried again in a minute", alerts.get(0));
                        failed.increment();
                        putOff.put(alerts.get(0), clock.millis() + AGAIN.toMillis());
                        return Uni.createFrom().voidItem();
                    }
                    Uni<Void> steps = Uni.createFrom().voidItem();
                    for (UUID alert : alerts) {
                        steps = steps.chain(() -> end(organisation, List.of(alert)));
                    }
                    return steps;
                });
    }
}
