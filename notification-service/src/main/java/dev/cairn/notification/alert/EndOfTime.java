package dev.cairn.notification.alert;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.feed.Feed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does what is to be done to alerts whose time has come. Whether it has is asked again once their rows are locked. */
@ApplicationScoped
class EndOfTime {

    private static final Logger LOG = Logger.getLogger(EndOfTime.class);
    private static final String CLAIM = """
            select id, now() from alert
            where id = any($1::uuid[]) and state <> 'resolved' and least(snoozed_until, ends_at) <= now()
            order by id for update skip locked""";

    private final Tenancy tenancy;
    private final Alerts alerts;
    private final AlertJournal journal;
    private final Feed feed;
    private final Times times;

    EndOfTime(Tenancy tenancy, Alerts alerts, AlertJournal journal, Feed feed, Times times) {
        this.tenancy = tenancy;
        this.alerts = alerts;
        this.journal = journal;
        this.feed = feed;
        this.times = times;
    }

    /** Does it to those of these alerts that nobody else has in hand. */
    Uni<Void> end(UUID organisation, List<UUID> due) {
        return tenancy.write(
                organisation,
                () -> SessionSql.rows(CLAIM, (Object) due.toArray(UUID[]::new))
                        .chain(claimed -> claimed.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : end(organisation, ids(claimed), ((OffsetDateTime) claimed.get(0)[1]).toInstant())));
    }

    private static List<UUID> ids(List<@Nullable Object[]> claimed) {
        return claimed.stream().map(row -> (UUID) row[0]).toList();
    }

    private Uni<Void> end(UUID organisation, List<UUID> claimed, Instant now) {
        return alerts.locked(claimed)
                .map(rows -> rows.stream().map(row -> end(row, now)).toList())
                .chain(changes -> journal.tellAll(organisation, changes))
                .chain(told -> feed.add(organisation, told));
    }

    private Change end(AlertRow row, Instant now) {
        Instant endsAt = row.endsAt;
        if (endsAt != null && !endsAt.isAfter(now)) {
            row.resolve(times.now());
            LOG.infof("alert %s resolved: not heard of again", row.id);
            return new Change(row, TimelineKind.RESOLVED, Actor.SYSTEM, "Not heard of again until " + endsAt);
        }
        row.open();
        LOG.infof("alert %s is open again: its snooze ended", row.id);
        return new Change(row, TimelineKind.WOKEN, Actor.SYSTEM, "The snooze ended");
    }
}
