package dev.cairn.notification.component;

import dev.cairn.kit.tenancy.SystemSql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Forgets how components were longer ago than any page shows, but for what was shown when that begins. */
@ApplicationScoped
class ComponentHousekeeping {

    private static final Logger LOG = Logger.getLogger(ComponentHousekeeping.class);

    private static final String CLEAN = """
            delete from component_status s where s.at < now() - interval '100 days' and exists (
                select 1 from component_status n
                where n.component_id = s.component_id and n.at > s.at and n.at < now() - interval '100 days')""";

    private final SystemSql system;

    ComponentHousekeeping(SystemSql system) {
        this.system = system;
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> clean() {
        return system.query(CLEAN, Tuple.tuple())
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("old statuses of components not removed: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
