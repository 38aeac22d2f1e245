package dev.cairn.notification.paging;

import dev.cairn.kit.tenancy.SystemSql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Removes old pages, with their messages and attempts, and frees messages that go with one that does not go any more. */
@ApplicationScoped
class PagingHousekeeping {

    private static final Logger LOG = Logger.getLogger(PagingHousekeeping.class);

    /** Nothing should ever come to this; a message that nobody sends is bad enough to look for. */
    private static final String FREE = """
            update page_message set bundled_in = null where id in (
                select m.id from page_message m
                where m.state = 'waiting' and m.bundled_in is not null
                    and not exists (select 1 from page_message lead
                        where lead.id = m.bundled_in and lead.state = 'waiting' and lead.bundled_in is null)
                for update of m skip locked)
            returning id""";

    private final SystemSql system;
    private final PagingConfig config;
    private final Clock clock;

    PagingHousekeeping(SystemSql system, PagingConfig config, Clock clock) {
        this.system = system;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> clean() {
        var before = clock.instant().minus(config.kept()).atOffset(ZoneOffset.UTC);
        return system.query("delete from page where created_at < $1", Tuple.of(before))
                .chain(() ->
                        system.query("delete from contact_pause where until < now() - interval '1 day'", Tuple.tuple()))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("old pages not removed: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "30s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> free() {
        return system.query(FREE, Tuple.tuple())
                .invoke(freed -> freed.forEach(
                        row -> LOG.warnf("message %s went with one that was over; it goes by itself", row.getUUID(0))))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("messages not freed: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
