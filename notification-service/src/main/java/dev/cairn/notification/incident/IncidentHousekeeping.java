package dev.cairn.notification.incident;

import dev.cairn.kit.tenancy.SystemSql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Forgets what people watched who left: if they come back they may not want it any more. */
@ApplicationScoped
class IncidentHousekeeping {

    private static final Logger LOG = Logger.getLogger(IncidentHousekeeping.class);

    private static final String WHO_LEFT = """
            delete from incident_watch w using member_absence a
            where a.organisation_id = w.organisation_id and a.subject = w.person and a.until_at is null""";

    private final SystemSql system;

    IncidentHousekeeping(SystemSql system) {
        this.system = system;
    }

    @Scheduled(every = "1h", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> clean() {
        return system.query(WHO_LEFT, Tuple.tuple())
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("watchers of incidents not removed: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
