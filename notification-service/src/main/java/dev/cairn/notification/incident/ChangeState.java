package dev.cairn.notification.incident;

import dev.cairn.events.EventType;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.AlertDesk;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.incident.domain.IncidentStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says where an incident is, without more words; at its end with its alerts. */
@ApplicationScoped
class ChangeState {

    private final Incidents incidents;
    private final MoveIncident move;
    private final IncidentUpdates updates;
    private final IncidentAlerts alerts;
    private final IncidentLetters letters;
    private final IncidentJournal journal;
    private final IncidentsShown shown;
    private final AlertDesk desk;
    private final Tenancy tenancy;

    ChangeState(
            Incidents incidents,
            MoveIncident move,
            IncidentUpdates updates,
            IncidentAlerts alerts,
            IncidentLetters letters,
            IncidentJournal journal,
            IncidentsShown shown,
            AlertDesk desk,
            Tenancy tenancy) {
        this.incidents = incidents;
        this.move = move;
        this.updates = updates;
        this.alerts = alerts;
        this.letters = letters;
        this.journal = journal;
        this.shown = shown;
        this.desk = desk;
        this.tenancy = tenancy;
    }

    /** Moves it. The state that it is in already changes nothing. */
    Uni<IncidentView> change(UUID organisation, UUID id, @Nullable String ifMatch, StateChange asked, Actor by) {
        IncidentStatus to = MoveIncident.state("/state", asked.state());
        String reason =
                asked.reason() == null ? null : Inputs.text("/reason", asked.reason(), StateChange.LONGEST_REASON);
        if (asked.withAlerts() && to != IncidentStatus.RESOLVED) {
            throw Inputs.refused("/resolveAlerts", "is only for the end of an incident");
        }
        return tenancy.write(
                organisation,
                () -> incidents
                        .locked(id, ifMatch)
                        .chain(row -> move.move(row, to, reason, by)
                                .chain(moved -> moved
                                        ? tell(row, reason, asked.withAlerts(), by)
                                        : Uni.createFrom().voidItem())
                                .chain(() -> shown.one(row))));
    }

    private Uni<Void> tell(IncidentRow row, @Nullable String reason, boolean withAlerts, Actor by) {
        boolean over = !row.isOpen();
        String said = reason == null ? row.title : reason;
        Uni<Void> told = updates.isPublicOpen(row)
                ? updates.sayOver(row, by)
                : letters.tellAll(row, by, "state:" + (row.version + 1), "Incident " + row.state, said);
        return told.chain(() ->
                        withAlerts ? alerts.idsOf(row.id) : Uni.createFrom().item(List.<UUID>of()))
                .chain(ids ->
                        desk.resolveAll(row.organisationId, ids, by, "Resolved with the incident “" + row.title + "”"))
                .chain(() -> journal.tell(row, over ? EventType.INCIDENT_RESOLVED : EventType.INCIDENT_UPDATED));
    }
}
