package dev.cairn.notification.incident;

import dev.cairn.events.EventType;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.AlertDesk;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.common.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which alerts belong to which incidents. An alert is in one open incident at most. */
@ApplicationScoped
class IncidentAlerts {

    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";
    private static final String OF = "select alert_id from incident_alert where incident_id = $1";
    private static final String PAGE = OF + " and alert_id < $2 order by alert_id desc limit $3";
    /** A drill is nothing that is wrong. */
    private static final String TITLES =
            "select id, title from alert where organisation_id = $1 and id = any($2::uuid[]) and kind <> 'drill'";

    private static final String ELSEWHERE = """
            select a.alert_id, i.title from incident_alert a join incident i on i.id = a.incident_id
            where a.organisation_id = $1 and a.open and a.incident_id <> $2 and a.alert_id = any($3::uuid[])""";
    private static final String ATTACH = """
            insert into incident_alert (incident_id, alert_id, organisation_id, open, attached_at)
            select $1, alert, $2, true, $4 from unnest($3::uuid[]) as alert""";

    private final IncidentConfig config;
    private final Incidents incidents;
    private final IncidentTimeline timeline;
    private final IncidentJournal journal;
    private final AlertDesk desk;
    private final Tenancy tenancy;
    private final Times times;

    IncidentAlerts(
            IncidentConfig config,
            Incidents incidents,
            IncidentTimeline timeline,
            IncidentJournal journal,
            AlertDesk desk,
            Tenancy tenancy,
            Times times) {
        this.config = config;
        this.incidents = incidents;
        this.timeline = timeline;
        this.journal = journal;
        this.desk = desk;
        this.tenancy = tenancy;
        this.times = times;
    }

    /** The alerts that a request names, each once, in its order. */
    List<UUID> read(@Nullable List<@Nullable UUID> asked) {
        var alerts = new LinkedHashSet<UUID>();
        var items = Inputs.list("/alerts", asked, config.mostAlerts());
        for (int i = 0; i < items.size(); i++) {
            UUID alert = items.get(i);
            if (alert == null) {
                throw Inputs.refused("/alerts/" + i, "must be the id of an alert");
            }
            alerts.add(alert);
        }
        return List.copyOf(alerts);
    }

    /** The alerts of an incident, newest first, in the transaction that the caller is in. */
    Uni<List<AlertView>> of(UUID incident, @Nullable UUID before, int most) {
        return SessionSql.rows(PAGE, incident, before == null ? Incidents.NEWEST : before, (long) most)
                .chain(rows ->
                        rows.isEmpty() ? Uni.createFrom().<List<AlertView>>item(List.of()) : desk.brief(ids(rows)))
                .map(alerts -> {
                    var newestFirst = new ArrayList<>(alerts);
                    Collections.reverse(newestFirst);
                    return newestFirst;
                });
    }

    /** The ids of its alerts, in the transaction that the caller is in. */
    Uni<List<UUID>> idsOf(UUID incident) {
        return SessionSql.rows(OF, incident).map(IncidentAlerts::ids);
    }

    private static List<UUID> ids(List<@Nullable Object[]> rows) {
        return rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList();
    }

    /** Attaches alerts to an open incident; those that are attached already are left as they are. */
    Uni<IncidentRow> attach(UUID organisation, UUID id, List<UUID> asked, Actor by) {
        return tenancy.write(
                organisation,
                () -> incidents.locked(id).chain(row -> {
                    if (!row.isOpen()) {
                        throw new Problem(IncidentProblem.RESOLVED, "The incident was resolved at " + row.resolvedAt);
                    }
                    return attach(row, asked, by)
                            .chain(many -> many == 0
                                    ? Uni.createFrom().voidItem()
                                    : journal.tell(row, EventType.INCIDENT_UPDATED))
                            .replaceWith(row);
                }));
    }

    /** The same in the transaction that the caller is in, and without telling of it; answers how many are new. */
    Uni<Integer> attach(IncidentRow row, List<UUID> asked, Actor by) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return lock(row.organisationId).chain(() -> idsOf(row.id)).chain(present -> {
            var fresh = asked.stream().filter(one -> !present.contains(one)).toList();
            if (fresh.isEmpty()) {
                return Uni.createFrom().item(0);
            }
            if (present.size() + fresh.size() > config.mostAlerts()) {
                throw new Problem(
                        IncidentProblem.LIMIT_REACHED,
                        "An incident has at most %d alerts".formatted(config.mostAlerts()));
            }
            return titles(row.organisationId, fresh)
                    .invoke(titles -> demandThere(asked, fresh, titles.keySet()))
                    .call(() -> demandFree(row, fresh))
                    .call(() -> SessionSql.change(
                            ATTACH,
                            row.id,
                            row.organisationId,
                            fresh.toArray(UUID[]::new),
                            times.now().atOffset(ZoneOffset.UTC)))
                    .chain(titles -> write(row, EntryKind.ALERT_ATTACHED, fresh, titles, by))
                    .replaceWith(fresh.size());
        });
    }

    /** Of two who attach at once, or open an incident again, one waits for the other. */
    private static Uni<Void> lock(UUID organisation) {
        return SessionSql.rows(LOCK, "incident alerts " + organisation).replaceWithVoid();
    }

    private static Uni<Map<UUID, String>> titles(UUID organisation, List<UUID> alerts) {
        return SessionSql.rows(TITLES, organisation, alerts.toArray(UUID[]::new))
                .map(rows -> {
                    var titles = new HashMap<UUID, String>();
                    rows.forEach(row -> titles.put((UUID) row[0], (String) row[1]));
                    return titles;
                });
    }

    private static void demandThere(List<UUID> asked, List<UUID> fresh, Set<UUID> there) {
        var missing = new ArrayList<>(fresh);
        missing.removeAll(there);
        if (!missing.isEmpty()) {
            var problem = new Problem(CommonProblem.UNPROCESSABLE, "One or more values cannot be used");
            missing.forEach(one -> problem.at("/alerts/" + asked.indexOf(one), "is no alert of the organisation"));
            throw problem;
        }
    }

    private static Uni<Void> demandFree(IncidentRow row, List<UUID> alerts) {
        return SessionSql.first(ELSEWHERE, row.organisationId, row.id, alerts.toArray(UUID[]::new))
                .invoke(taken -> {
                    if (taken != null) {
                        throw new Problem(
                                IncidentProblem.ELSEWHERE,
                                "Alert %s belongs to the open incident “%s”".formatted(taken[0], taken[1]));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> write(IncidentRow row, EntryKind kind, List<UUID> alerts, Map<UUID, String> titles, Actor by) {
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (UUID alert : alerts) {
            steps = steps.chain(() -> timeline.add(row, kind, by, titles.getOrDefault(alert, "")));
        }
        return steps;
    }

    /** Takes an alert out of an incident, also of one that is resolved; not found when it is not in it. */
    Uni<IncidentRow> detach(UUID organisation, UUID id, UUID alert, Actor by) {
        return tenancy.write(
                organisation,
                () -> incidents
                        .locked(id)
                        .chain(row -> SessionSql.change(
                                        "delete from incident_alert where incident_id = $1 and alert_id = $2",
                                        id,
                                        alert)
                                .invoke(many -> {
                                    if (many == 0) {
                                        throw Problem.notFound();
                                    }
                                })
                                .chain(() -> titles(organisation, List.of(alert)))
                                .chain(titles -> write(row, EntryKind.ALERT_DETACHED, List.of(alert), titles, by))
                                .chain(() -> journal.tell(row, EventType.INCIDENT_UPDATED))
                                .replaceWith(row)));
    }

    /** Notes that the incident is over: its alerts may belong to another now. */
    Uni<Void> release(IncidentRow row) {
        return SessionSql.change("update incident_alert set open = false where incident_id = $1", row.id)
                .replaceWithVoid();
    }

    /** Notes that the incident is open again; refused when one of its alerts belongs to another meanwhile. */
    Uni<Void> takeBack(IncidentRow row) {
        return lock(row.organisationId)
                .chain(() -> idsOf(row.id))
                .chain(alerts -> demandFree(row, alerts))
                .chain(() -> SessionSql.change("update incident_alert set open = true where incident_id = $1", row.id))
                .replaceWithVoid();
    }
}
