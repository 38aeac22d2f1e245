package dev.cairn.notification.incident;

import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.incident.domain.IncidentRules;
import dev.cairn.notification.incident.domain.IncidentRules.Move;
import dev.cairn.notification.incident.domain.IncidentStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Moves incidents from one state to another, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class MoveIncident {

    private final Incidents incidents;
    private final IncidentAlerts alerts;
    private final IncidentTimeline timeline;
    private final IncidentMeters meters;
    private final Times times;

    MoveIncident(
            Incidents incidents, IncidentAlerts alerts, IncidentTimeline timeline, IncidentMeters meters, Times times) {
        this.incidents = incidents;
        this.alerts = alerts;
        this.timeline = timeline;
        this.meters = meters;
        this.times = times;
    }

    /** The state with this word. */
    static IncidentStatus state(String pointer, @Nullable String word) {
        return IncidentStatus.ofWord(word == null ? "" : word)
                .orElseThrow(
                        () -> Inputs.refused(pointer, "must be investigating, identified, monitoring or resolved"));
    }

    /**
     * Moves a locked one and writes it into the timeline; nobody is told yet.
     *
     * @return whether it was in another state before
     */
    Uni<Boolean> move(IncidentRow row, IncidentStatus to, @Nullable String reason, Actor by) {
        IncidentStatus from = row.status();
        Move move = IncidentRules.move(from, to, reason);
        if (move == Move.NONE) {
            return Uni.createFrom().item(false);
        }
        if (move == Move.NEEDS_REASON) {
            throw Inputs.refused("/reason", "must say why an incident that was resolved is open again");
        }
        String text = "%s → %s%s".formatted(from.word(), to.word(), reason == null ? "" : ": " + reason);
        return place(row, from, to)
                .invoke(() -> {
                    row.move(to, times.now());
                    meters.moved(row);
                })
                .chain(() -> timeline.add(row, EntryKind.STATE, by, text))
                .replaceWith(true);
    }

    private Uni<Void> place(IncidentRow row, IncidentStatus from, IncidentStatus to) {
        if (from == IncidentStatus.RESOLVED) {
            return incidents.demandRoom(row.organisationId).chain(() -> alerts.takeBack(row));
        }
        return to == IncidentStatus.RESOLVED
                ? alerts.release(row)
                : Uni.createFrom().voidItem();
    }
}
