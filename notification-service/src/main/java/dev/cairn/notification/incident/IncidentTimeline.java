package dev.cairn.notification.incident;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.incident.domain.IncidentRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stories of incidents, in the Hibernate transaction that the caller is in. Nothing in them is ever changed. */
@ApplicationScoped
class IncidentTimeline {

    private static final String ADD = """
            insert into incident_timeline
                (id, organisation_id, incident_id, place, at, recorded_at, kind, actor_kind, actor_id, actor_name, text)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String COUNT =
            "select count(*) from incident_timeline where organisation_id = $1 and incident_id = $2";

    /** What happened to attached alerts is read where it is written, so it is never told twice and never missing. */
    private static final String PAGE = """
            select id, at, recorded_at, kind, actor_kind, actor_id, actor_name, text, alert_id, alert_title, place
            from (
                (select id, at, recorded_at, kind, actor_kind, actor_id, actor_name, text,
                    null::uuid as alert_id, null::text as alert_title, place
                from incident_timeline
                where organisation_id = $1 and incident_id = $2 and place < $3
                order by place desc limit $4)
                union all
                (select t.id, t.at, t.at, 'alert-' || t.kind, t.actor_kind, t.actor_id, t.actor_name, t.text,
                    t.alert_id, a.title, t.id
                from incident_alert i join alert a on a.id = i.alert_id
                    join alert_timeline t on t.organisation_id = i.organisation_id and t.alert_id = i.alert_id
                where i.organisation_id = $1 and i.incident_id = $2 and t.id < $3 and t.kind in ('raised', 'acknowledged',
                    'snoozed', 'woken', 'resolved', 'escalated', 'nobody-on-call', 'acknowledgement-ended', 'note')
                order by t.id desc limit $4)
            ) as entries
            order by place desc limit $4""";

    private final IncidentConfig config;
    private final Ids ids;
    private final Times times;

    IncidentTimeline(IncidentConfig config, Ids ids, Times times) {
        this.config = config;
        this.ids = ids;
        this.times = times;
    }

    /** Writes down what happens now. */
    Uni<Void> add(IncidentRow row, EntryKind kind, Actor actor, String text) {
        Instant now = times.now();
        return add(row, kind, actor, text, ids.next(), now, now).replaceWithVoid();
    }

    /** Writes down what happened at an instant. */
    Uni<EntryView> add(IncidentRow row, EntryKind kind, Actor actor, String text, UUID id, Instant at, Instant now) {
        UUID place = IncidentRules.place(id, at);
        return SessionSql.change(
                        ADD,
                        id,
                        row.organisationId,
                        row.id,
                        place,
                        at.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC),
                        kind.word(),
                        actor.kind(),
                        actor.id(),
                        actor.name(),
                        text)
                .replaceWith(new EntryView(id, at, now, kind.word(), actor, text, null, place));
    }

    /** Refuses what would be one entry too many. */
    Uni<Void> demandRoom(IncidentRow row) {
        return SessionSql.rows(COUNT, row.organisationId, row.id)
                .invoke(rows -> {
                    if (((Number) rows.get(0)[0]).intValue() >= config.mostEntries()) {
                        throw new Problem(
                                IncidentProblem.LIMIT_REACHED,
                                "The timeline of an incident has at most %d entries".formatted(config.mostEntries()));
                    }
                })
                .replaceWithVoid();
    }

    /**
     * What happened, with what happened to the alerts that are attached, newest first.
     *
     * @param before only what stands below this place; null for the newest
     */
    Uni<List<EntryView>> of(UUID organisation, UUID incident, @Nullable UUID before, int most) {
        return SessionSql.rows(PAGE, organisation, incident, before == null ? Incidents.NEWEST : before, (long) most)
                .map(rows -> rows.stream().map(EntryView::of).toList());
    }
}
