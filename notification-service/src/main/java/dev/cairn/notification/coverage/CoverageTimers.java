package dev.cairn.notification.coverage;

import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.kit.vertx.WokenLoop;
import io.micrometer.core.instrument.Gauge;
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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Looks for organisations that are to be measured, by the database's clock: after edits, and now and then. Every replica does. */
@ApplicationScoped
class CoverageTimers {

    private static final Logger LOG = Logger.getLogger(CoverageTimers.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration COUNTED_EVERY = Duration.ofMinutes(1);
    private static final int MOST = 20;

    private static final String DUE = """
            select organisation_id, (extract(epoch from now() - min(at)) * 1000)::bigint as overdue from (
                select organisation_id, at + make_interval(secs => $1) as at from coverage_edit
                where at <= now() - make_interval(secs => $1)
                union all
                select organisation_id, due_at from coverage_look where due_at <= now()) as due
            where organisation_id <> all($2::uuid[])
            group by organisation_id order by overdue desc limit $3""";
    private static final String UNREACHABLE =
            "select coalesce(sum(unreachable), 0)::bigint from coverage_look where unreachable > 0";

    private final SystemSql system;
    private final MeasureCoverage measure;
    private final Contexts contexts;
    private final CoverageConfig config;
    private final WokenLoop loop;
    private final Clock clock;
    private final CoverageMeters meters;
    private final AtomicLong overdueMillis = new AtomicLong();
    private final AtomicLong lookedAt = new AtomicLong();
    private final AtomicLong countedAt = new AtomicLong(Long.MIN_VALUE / 2);
    private final AtomicLong unreachable = new AtomicLong();

    /** Those that failed, and until when this replica leaves them alone: their edits stay. */
    private final Map<UUID, Long> putOff = new ConcurrentHashMap<>();

    CoverageTimers(
            SystemSql system,
            MeasureCoverage measure,
            Contexts contexts,
            CoverageConfig config,
            Vertx vertx,
            Clock clock,
            CoverageMeters meters,
            MeterRegistry registry) {
        this.system = system;
        this.measure = measure;
        this.contexts = contexts;
        this.config = config;
        this.loop = new WokenLoop("coverage", vertx, EVERY, () -> contexts.fresh(this::run));
        this.clock = clock;
        this.meters = meters;
        lookedAt.set(clock.millis());
        registry.gauge("cairn.coverage.oldest.overdue.seconds", this, CoverageTimers::overdueSeconds);
        Gauge.builder("cairn.oncall.unreachable", unreachable, AtomicLong::get)
                .description("People who are on call in the next 14 days and have no verified contact method")
                .register(registry);
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
        double settled = config.settled().toMillis() / 1000.0;
        return system.query(DUE, Tuple.of(settled, waiting, MOST))
                .chain(this::act)
                .chain(this::count);
    }

    private Uni<Void> act(RowSet<Row> due) {
        long oldest = 0;
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (Row row : due) {
            oldest = Math.max(oldest, row.getLong("overdue"));
            UUID organisation = row.getUUID("organisation_id");
            steps = steps.chain(() -> measure(organisation));
        }
        overdueMillis.set(oldest);
        lookedAt.set(clock.millis());
        return due.size() < MOST ? steps : steps.invoke(loop::wake);
    }

    /** One that fails must not hold up the others. */
    private Uni<Void> measure(UUID organisation) {
        return contexts.fresh(() -> measure.measure(organisation))
                .onFailure()
                .invoke(failure -> {
                    LOG.errorf(failure, "the coverage of %s was not measured; tried again later", organisation);
                    meters.failed();
                    putOff.put(organisation, clock.millis() + AGAIN.toMillis());
                })
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> count() {
        long now = clock.millis();
        return now - countedAt.get() < COUNTED_EVERY.toMillis()
                ? Uni.createFrom().voidItem()
                : system.query(UNREACHABLE, Tuple.tuple())
                        .invoke(rows -> {
                            unreachable.set(rows.iterator().next().getLong(0));
                            countedAt.set(now);
                        })
                        .replaceWithVoid();
    }
}
