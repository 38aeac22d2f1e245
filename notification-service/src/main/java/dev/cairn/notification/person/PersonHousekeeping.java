package dev.cairn.notification.person;

import dev.cairn.kit.tenancy.SystemSql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Forgets how people can be reached who left long ago, and what they chose: their numbers are none of our business any more. */
@ApplicationScoped
class PersonHousekeeping {

    private static final Logger LOG = Logger.getLogger(PersonHousekeeping.class);

    private static final String WHO_LEFT = """
            using member_absence a
            where a.organisation_id = t.organisation_id and a.subject = t.person
                and a.until_at is null and a.from_at < $1""";

    private final SystemSql system;
    private final PersonConfig config;
    private final Clock clock;

    PersonHousekeeping(SystemSql system, PersonConfig config, Clock clock) {
        this.system = system;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> clean() {
        var before = clock.instant().minus(config.keptOfWhoLeft()).atOffset(ZoneOffset.UTC);
        return system.query("delete from contact_method t " + WHO_LEFT, Tuple.of(before))
                .chain(done -> system.query("delete from notification_rules t " + WHO_LEFT, Tuple.of(before)))
                .chain(done -> system.query("delete from news_choice t " + WHO_LEFT, Tuple.of(before)))
                .chain(done -> system.query("delete from digest t " + WHO_LEFT, Tuple.of(before)))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("contact methods not removed: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
