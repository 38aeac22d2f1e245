package dev.cairn.notification.news;

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

/** Looks for people whose news have waited long enough, by the database's clock. Every replica does; each is told by one of them. */
@ApplicationScoped
class NewsTimers {

    private static final Logger LOG = Logger.getLogger(NewsTimers.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final String DUE = """
            select organisation_id, person from alert_news where due_at <= now()
            group by 1, 2 order by min(due_at) limit 100""";

    private final SystemSql system;
    private final TellNews tell;
    private final Contexts contexts;
    private final WokenLoop loop;

    NewsTimers(SystemSql system, TellNews tell, Contexts contexts, Vertx vertx) {
        this.system = system;
        this.tell = tell;
        this.contexts = contexts;
        this.loop = new WokenLoop("news of alerts", vertx, EVERY, () -> contexts.fresh(this::look));
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        loop.start();
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Void> look() {
        return system.query(DUE, Tuple.tuple()).chain(found -> {
            Uni<Void> steps = Uni.createFrom().voidItem();
            for (Row row : found) {
                steps = steps.chain(() -> tell(row.getUUID(0), row.getString(1)));
            }
            return steps;
        });
    }

    private Uni<Void> tell(UUID organisation, String person) {
        return contexts.fresh(() -> tell.tell(organisation, person)).onFailure().recoverWithUni(failure -> {
            LOG.errorf(failure, "news for somebody of organisation %s put off for a minute", organisation);
            return contexts.fresh(() -> tell.putOff(organisation, person));
        });
    }
}
