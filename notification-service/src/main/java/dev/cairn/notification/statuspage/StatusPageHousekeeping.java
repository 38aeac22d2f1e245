package dev.cairn.notification.statuspage;

import dev.cairn.kit.tenancy.SystemSql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Forgets subscribers that never confirmed, that were refused long ago, and those of organisations that are gone. */
@ApplicationScoped
class StatusPageHousekeeping {

    private static final Logger LOG = Logger.getLogger(StatusPageHousekeeping.class);
    private static final String CLEAN = """
            delete from status_subscriber s
            where (confirmed_at is null and created_at < now() - make_interval(secs => $1))
                or refused_at < now() - make_interval(secs => $2)
                or exists (select 1 from known_organisation o
                    where o.organisation_id = s.organisation_id and o.deleted)""";

    private final SystemSql system;
    private final StatusPageConfig config;

    StatusPageHousekeeping(SystemSql system, StatusPageConfig config) {
        this.system = system;
        this.config = config;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> clean() {
        return system.query(CLEAN, Tuple.of((double) config.confirmFor().toSeconds(), (double)
                        config.refusedKept().toSeconds()))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("status subscribers not cleaned up: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
