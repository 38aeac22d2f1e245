package dev.cairn.notification.drill;

import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.kit.vertx.WokenLoop;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Looks for drills that may be over and plans whose time has come, by the database's clock. Every replica does. */
@ApplicationScoped
class DrillTimers {

    private static final Logger LOG = Logger.getLogger(DrillTimers.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int MOST = 100;

    private static final String DUE = """
            select 'drill' as what, id, organisation_id, (extract(epoch from now() - settle_at) * 1000)::bigint as overdue
            from drill where settle_at <= now()
            union all
            select 'plan', id, organisation_id, (extract(epoch from now() - due_at) * 1000)::bigint
            from drill_plan where due_at <= now()
            order by overdue desc limit $1""";

    private final SystemSql system;
    private final EndDrill end;
    private final DuePlans plans;
    private final Contexts contexts;
    private final WokenLoop loop;
    private final Clock clock;
    private final DrillMeters meters;
    private final AtomicLong overdueMillis = new AtomicLong();
    private final AtomicLong lookedAt = new AtomicLong();

    DrillTimers(
            SystemSql system,
            EndDrill end,
            DuePlans plans,
            Contexts contexts,
            Vertx vertx,
            Clock clock,
            DrillMeters meters,
            MeterRegistry registry) {
        this.system = system;
        this.end = end;
        this.plans = plans;
        this.contexts = contexts;
        this.loop = new WokenLoop("drills", vertx, EVERY, () -> contexts.fresh(this::run));
        this.clock = clock;
        this.meters = meters;
        lookedAt.set(clock.millis());
        registry.gauge("cairn.drills.oldest.overdue.seconds", this, DrillTimers::overdueSeconds);
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
        return system.query(DUE, Tuple.of(MOST)).chain(this::act);
    }

    private Uni<Void> act(RowSet<Row> due) {
        long oldest = 0;
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (Row row : due) {
            oldest = Math.max(oldest, row.getLong("overdue"));
            boolean isDrill = row.getString("what").equals("drill");
            UUID id = row.getUUID("id");
            UUID organisation = row.getUUID("organisation_id");
            steps = steps.chain(() -> isDrill
                    ? tried("drill " + id, () -> end.settle(organisation, id), () -> end.putOff(organisation, id))
                    : tried(
                            "plan of drills " + id,
                            () -> plans.act(organisation, id),
                            () -> plans.putOff(organisation, id)));
        }
        overdueMillis.set(oldest);
        lookedAt.set(clock.millis());
        return steps;
    }

    private interface Step {
        Uni<Void> take();
    }

    /** One that fails must not hold up the others: it would be the first of all that are due for ever. */
    private Uni<Void> tried(String what, Step step, Step putOff) {
        return contexts.fresh(step::take).onFailure().recoverWithUni(failure -> {
            LOG.errorf(failure, "the %s failed; it is tried again in a minute", what);
            meters.failed();
            return contexts.fresh(putOff::take)
                    .onFailure()
                    .invoke(again -> LOG.errorf(again, "the %s could not be put off", what))
                    .onFailure()
                    .recoverWithNull();
        });
    }
}
