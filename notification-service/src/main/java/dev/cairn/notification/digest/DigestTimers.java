package dev.cairn.notification.digest;

import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.kit.vertx.WokenLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks for digests whose time has come, by the database's clock. Every replica does; each digest is made by one of them. */
@ApplicationScoped
class DigestTimers {

    private static final Logger LOG = Logger.getLogger(DigestTimers.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final String DUE =
            "select organisation_id, person from digest where due_at <= now() order by due_at limit $1";

    private final SystemSql system;
    private final TellDigest tell;
    private final Contexts contexts;
    private final DigestConfig config;
    private final WokenLoop loop;

    DigestTimers(SystemSql system, TellDigest tell, Contexts contexts, Vertx vertx, DigestConfig config) {
        this.system = system;
        this.tell = tell;
        this.contexts = contexts;
        this.config = config;
        this.loop = new WokenLoop("digests", vertx, EVERY, () -> contexts.fresh(this::look));
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        loop.start();
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Void> look() {
        return system.query(DUE, Tuple.of(config.mostAtOnce())).chain(found -> {
            Uni<Void> steps = Uni.createFrom().voidItem();
            for (Row row : found) {
                steps = steps.chain(() -> tell(row.getUUID(0), row.getString(1)));
            }
            return steps;
        });
    }

    private Uni<Void> tell(UUID organisation, String person) {
        return contexts.fresh(() -> tell.tell(organisation, person)).onFailure().recoverWithUni(failure -> {
            LOG.errorf(failure, "a digest of organisation %s failed; it is tried again", organisation);
            return contexts.fresh(() -> tell.putOff(organisation, person));
        });
    }
}
