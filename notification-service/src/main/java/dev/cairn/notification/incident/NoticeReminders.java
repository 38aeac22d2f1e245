package dev.cairn.notification.incident;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.incident.domain.IncidentRules;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reminds people of telling an authority of a breach of personal data in time, by the database's clock. Each reminder once. */
@ApplicationScoped
class NoticeReminders {

    private static final Logger LOG = Logger.getLogger(NoticeReminders.class);
    private static final int MOST = 100;

    private static final String FORGET = "delete from incident_reminder where incident_id = $1 and told_at is null";
    private static final String PLAN = """
            insert into incident_reminder (incident_id, hours, organisation_id, due_at) values ($1, $2, $3, $4)
            on conflict do nothing""";
    private static final String DUE = """
            select distinct incident_id, organisation_id from incident_reminder
            where told_at is null and due_at <= now() limit $1""";
    private static final String CLAIM = """
            update incident_reminder set told_at = now()
            where incident_id = $1 and told_at is null and due_at <= now() returning hours""";

    private final SystemSql system;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final Incidents incidents;
    private final IncidentTimeline timeline;
    private final IncidentLetters letters;
    private final IncidentJournal journal;
    private final IncidentMeters meters;
    private final Times times;

    NoticeReminders(
            SystemSql system,
            Tenancy tenancy,
            Contexts contexts,
            Incidents incidents,
            IncidentTimeline timeline,
            IncidentLetters letters,
            IncidentJournal journal,
            IncidentMeters meters,
            Times times) {
        this.system = system;
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.incidents = incidents;
        this.timeline = timeline;
        this.letters = letters;
        this.journal = journal;
        this.meters = meters;
        this.times = times;
    }

    /** Plans the reminders of an incident by its type, in the Hibernate transaction that the caller is in. */
    Uni<Void> plan(IncidentRow row) {
        Uni<Integer> steps = SessionSql.change(FORGET, row.id);
        if (IncidentBody.PERSONAL_DATA.equals(row.type)) {
            for (var due : IncidentRules.reminders(row.declaredAt, times.now()).entrySet()) {
                steps = steps.chain(() -> SessionSql.change(
                        PLAN,
                        row.id,
                        due.getKey(),
                        row.organisationId,
                        due.getValue().atOffset(ZoneOffset.UTC)));
            }
        }
        return steps.replaceWithVoid();
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return system.query(DUE, Tuple.of(MOST))
                .chain(rows -> {
                    Uni<Void> steps = Uni.createFrom().voidItem();
                    for (Row row : rows) {
                        steps = steps.chain(() -> remind(row.getUUID("organisation_id"), row.getUUID("incident_id")));
                    }
                    return steps;
                })
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "reminders of incidents could not be read"))
                .onFailure()
                .recoverWithNull();
    }

    /** One that fails must not hold up the others; it is tried again at the next look. */
    private Uni<Void> remind(UUID organisation, UUID incident) {
        return contexts.fresh(() -> tenancy.write(
                        organisation,
                        () -> incidents
                                .locked(incident)
                                .chain(row -> SessionSql.rows(CLAIM, incident)
                                        .chain(claimed -> claimed.isEmpty()
                                                ? Uni.createFrom().voidItem()
                                                : tell(row, hours(claimed))))))
                .invoke(() -> meters.reminded("told"))
                .onFailure()
                .invoke(failure -> {
                    meters.reminded("failed");
                    LOG.errorf(failure, "the reminder of incident %s failed; it is tried again", incident);
                })
                .onFailure()
                .recoverWithNull();
    }

    private static int hours(List<@Nullable Object[]> claimed) {
        return Collections.max(
                claimed.stream().map(row -> ((Number) row[0]).intValue()).toList());
    }

    private Uni<Void> tell(IncidentRow row, int hours) {
        var until = row.declaredAt.plus(IncidentRules.NOTICE_WITHIN);
        String text = "%d hours since the incident was declared. A breach of personal data is to be notified to the"
                        .formatted(hours)
                + " authority until " + until + ", if it puts people at risk.";
        LOG.infof("incident %s: reminder after %d hours", row.id, hours);
        return timeline.add(row, EntryKind.REMINDER, Actor.SYSTEM, text)
                .chain(() -> letters.tellLeadAndOwners(row, "notice:" + hours, "Personal data: notice is due", text))
                .chain(() -> journal.noted(row));
    }
}
