package dev.cairn.notification.statuspage;

import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.tenancy.Tenancy;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells when public maintenance begins and ends. */
@ApplicationScoped
class MaintenanceTimers {

    private static final Logger LOG = Logger.getLogger(MaintenanceTimers.class);
    private static final String DUE = """
            select window_id, organisation_id from status_maintenance where look_at <= now() order by look_at limit 200""";

    private final FollowMaintenance maintenance;
    private final SystemSql system;
    private final Tenancy tenancy;

    MaintenanceTimers(FollowMaintenance maintenance, SystemSql system, Tenancy tenancy) {
        this.maintenance = maintenance;
        this.system = system;
        this.tenancy = tenancy;
    }

    @Scheduled(every = "2s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return system.query(DUE, Tuple.tuple())
                .chain(rows -> {
                    var due = new ArrayList<Row>();
                    rows.forEach(due::add);
                    Uni<Void> steps = Uni.createFrom().voidItem();
                    for (Row row : due) {
                        steps = steps.chain(() -> look(row.getUUID(1), row.getUUID(0)));
                    }
                    return steps;
                })
                .onFailure()
                .invoke(failure -> LOG.warnf("public maintenance not looked at: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> look(UUID organisation, UUID window) {
        return tenancy.write(organisation, () -> maintenance.look(organisation, window))
                .onFailure()
                .invoke(failure -> LOG.warnf("public maintenance %s not looked at: %s", window, failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
