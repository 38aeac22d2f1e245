package dev.cairn.notification.escalation;

import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.kit.vertx.Notifications;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Looks for escalations whose time has come, by the database's clock. Every replica does, and each alert is acted on by one of
 * them. A program whose engine is older than one that runs finds nothing, and so stands still.
 */
@ApplicationScoped
class EscalationTimers {

    /** To be raised by a release whose steps must not alternate with those of the release before it. */
    static final int ENGINE = 1;

    private static final Logger LOG = Logger.getLogger(EscalationTimers.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration SHOWN_EVERY = Duration.ofSeconds(10);

    private static final String DUE = """
            select alert_id, organisation_id, (extract(epoch from now() - due_at) * 1000)::bigint as overdue
            from escalation
            where due_at <= now() and not exists (
                select 1 from engine_version
                where engine = 'escalation' and version > $2 and seen_at > now() - interval '1 minute')
            order by due_at limit $1""";

    private static final String SHOW = """
            insert into engine_version (engine, version, seen_at) values ('escalation', $1, now())
            on conflict (engine, version) do update set seen_at = now()""";

    private final SystemSql system;
    private final DueEscalations due;
    private final Contexts contexts;
    private final Notifications notifications;
    private final EscalationConfig config;
    private final WokenLoop loop;
    private final Clock clock;
    private final EscalationMeters meters;
    private final AtomicLong overdueMillis = new AtomicLong();
    private final AtomicLong lookedAt = new AtomicLong();
    private final AtomicLong shownAt = new AtomicLong(Long.MIN_VALUE / 2);

    EscalationTimers(
            SystemSql system,
            DueEscalations due,
            Contexts contexts,
            Notifications notifications,
            EscalationConfig config,
            Vertx vertx,
            Clock clock,
            EscalationMeters meters,
            MeterRegistry registry) {
        this.system = system;
        this.due = due;
        this.contexts = contexts;
        this.notifications = notifications;
        this.config = config;
        this.loop = new WokenLoop("escalations", vertx, EVERY, () -> contexts.fresh(this::run));
        this.clock = clock;
        this.meters = meters;
        lookedAt.set(clock.millis());
        registry.gauge(
                "cairn.escalations.oldest.overdue.seconds",
                this,
                timers -> timers.overdue().toMillis() / 1000.0);
    }

    /** How late the oldest due step is. Where nobody looks any more, it may be as late as the last look is old. */
    Duration overdue() {
        return Duration.ofMillis(Math.max(overdueMillis.get(), clock.millis() - lookedAt.get() - EVERY.toMillis()));
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        notifications.listen("cairn_escalation", payload -> loop.wake());
        loop.start();
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Void> run() {
        return show().chain(() -> look(ENGINE));
    }

    private Uni<Void> show() {
        long now = clock.millis();
        return now - shownAt.get() < SHOWN_EVERY.toMillis()
                ? Uni.createFrom().voidItem()
                : system.query(SHOW, Tuple.of(ENGINE))
                        .invoke(shown -> shownAt.set(now))
                        .replaceWithVoid();
    }

    /** Does what is due, as the engine of a version. */
    Uni<Void> look(int engine) {
        return system.query(DUE, Tuple.of(config.mostAtOnce(), engine)).chain(this::act);
    }

    private Uni<Void> act(RowSet<Row> found) {
        var byOrganisation = new LinkedHashMap<UUID, List<UUID>>();
        long oldest = 0;
        for (Row row : found) {
            byOrganisation
                    .computeIfAbsent(row.getUUID("organisation_id"), organisation -> new ArrayList<>())
                    .add(row.getUUID("alert_id"));
            oldest = Math.max(oldest, row.getLong("overdue"));
        }
        overdueMillis.set(oldest);
        lookedAt.set(clock.millis());
        Uni<Boolean> steps = Uni.createFrom().item(false);
        for (var alerts : byOrganisation.entrySet()) {
            steps = steps.chain(
                    before -> act(alerts.getKey(), alerts.getValue()).map(acted -> before || acted));
        }
        // a step that reached nobody is followed by the next one at once
        return steps.invoke(acted -> {
                    if (acted) {
                        loop.wake();
                    }
                })
                .replaceWithVoid();
    }

    /**
     * One that fails must not hold up the others: after a failure each is tried alone. Where the database is in trouble
     * it is no alert's fault, so none is put off: the next look finds them all.
     */
    private Uni<Boolean> act(UUID organisation, List<UUID> alerts) {
        return contexts.fresh(() -> due.act(organisation, alerts))
                .onFailure(failure -> !DatabaseTrouble.is(failure))
                .recoverWithUni(failure -> {
                    if (alerts.size() == 1) {
                        return putOff(organisation, alerts.get(0), failure).replaceWith(false);
                    }
                    Uni<Boolean> steps = Uni.createFrom().item(false);
                    for (UUID alert : alerts) {
                        steps = steps.chain(
                                before -> act(organisation, List.of(alert)).map(acted -> before || acted));
                    }
                    return steps;
                });
    }

    /** It would be the first of all that are due for ever; enough of them, and no other came to its turn. */
    private Uni<Void> putOff(UUID organisation, UUID alert, Throwable failure) {
        meters.failed();
        LOG.errorf(failure, "the escalation of alert %s failed; it is tried again in a minute", alert);
        return contexts.fresh(() -> due.putOff(organisation, alert))
                .onFailure()
                .invoke(again -> LOG.errorf(again, "the escalation of alert %s could not be put off", alert))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
