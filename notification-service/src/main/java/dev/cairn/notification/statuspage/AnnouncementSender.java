package dev.cairn.notification.statuspage;

import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.kit.vertx.Notifications;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Queues letters from announcements until each subscriber has one. Of several replicas one works on an announcement at a time. */
@ApplicationScoped
class AnnouncementSender {

    private static final Logger LOG = Logger.getLogger(AnnouncementSender.class);
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(2);
    private static final String DUE =
            "select id, organisation_id from status_announcement where due_at <= now() order by due_at limit 20";
    private static final String LATER =
            "update status_announcement set due_at = now() + interval '30 seconds' where id = $1";

    private final Announcements announcements;
    private final SystemSql system;
    private final Tenancy tenancy;
    private final Notifications notifications;
    private final WokenLoop loop;

    AnnouncementSender(
            Announcements announcements,
            SystemSql system,
            Tenancy tenancy,
            Notifications notifications,
            Contexts contexts,
            Vertx vertx) {
        this.announcements = announcements;
        this.system = system;
        this.tenancy = tenancy;
        this.notifications = notifications;
        this.loop = new WokenLoop("status announcements", vertx, LOOK_ANYWAY, () -> contexts.fresh(this::tell));
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        notifications.listen(Announcements.CHANNEL, payload -> loop.wake());
        loop.start();
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Void> tell() {
        return system.query(DUE, Tuple.tuple()).chain(rows -> {
            var due = new ArrayList<Row>();
            rows.forEach(due::add);
            return tellAll(due);
        });
    }

    private Uni<Void> tellAll(List<Row> due) {
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (Row row : due) {
            UUID id = row.getUUID(0);
            UUID organisation = row.getUUID(1);
            steps = steps.chain(() -> tell(organisation, id)).onFailure().recoverWithUni(failure -> later(id, failure));
        }
        return steps;
    }

    private Uni<Void> tell(UUID organisation, UUID id) {
        return tenancy.write(organisation, () -> announcements.tellSome(organisation, id))
                .chain(more -> more ? tell(organisation, id) : Uni.createFrom().voidItem());
    }

    /** One that fails must not hold up the others. */
    private Uni<Void> later(UUID id, Throwable failure) {
        LOG.warnf("status announcement %s not told yet: %s", id, failure.toString());
        return system.query(LATER, Tuple.of(id)).replaceWithVoid();
    }
}
