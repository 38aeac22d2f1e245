package dev.cairn.notification.incident;

import dev.cairn.events.EventType;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.ids.Ids;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.incident.domain.IncidentStatus;
import dev.cairn.notification.schedule.Members;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Declares incidents. */
@ApplicationScoped
class DeclareIncident {

    private final IncidentConfig config;
    private final Incidents incidents;
    private final IncidentAlerts alerts;
    private final IncidentTimeline timeline;
    private final IncidentJournal journal;
    private final IncidentLetters letters;
    private final IncidentsShown shown;
    private final IncidentMeters meters;
    private final NoticeReminders reminders;
    private final Watching watching;
    private final Members members;
    private final IdempotentRequests requests;
    private final Answers answers;
    private final Ids ids;
    private final Times times;

    DeclareIncident(
            IncidentConfig config,
            Incidents incidents,
            IncidentAlerts alerts,
            IncidentTimeline timeline,
            IncidentJournal journal,
            IncidentLetters letters,
            IncidentsShown shown,
            IncidentMeters meters,
            NoticeReminders reminders,
            Watching watching,
            Members members,
            IdempotentRequests requests,
            Answers answers,
            Ids ids,
            Times times) {
        this.config = config;
        this.incidents = incidents;
        this.alerts = alerts;
        this.timeline = timeline;
        this.journal = journal;
        this.letters = letters;
        this.shown = shown;
        this.meters = meters;
        this.reminders = reminders;
        this.watching = watching;
        this.members = members;
        this.requests = requests;
        this.answers = answers;
        this.ids = ids;
        this.times = times;
    }

    Uni<Response> declare(UUID organisation, String slug, @Nullable String key, NewIncident asked, Actor by) {
        var checked = asked.body().check(config.longestText());
        List<UUID> attached = alerts.read(asked.alerts());
        Uni<Void> known = asked.lead() == null
                ? Uni.createFrom().voidItem()
                : members.demand(organisation, Map.of(asked.lead(), "/lead"));
        return known.chain(() -> requests.run(
                organisation,
                "POST incidents",
                key,
                asked,
                () -> keep(row(organisation, checked, asked.lead(), by), attached, by)
                        .map(view -> answers.reply(
                                201, "/api/v1/incidents/" + slug + "/" + view.id(), view.version(), view))));
    }

    private IncidentRow row(UUID organisation, IncidentBody.Checked checked, @Nullable String lead, Actor by) {
        var row = new IncidentRow();
        row.id = ids.next();
        row.organisationId = organisation;
        row.title = checked.title();
        row.summary = checked.summary();
        row.severity = checked.severity().word();
        row.type = checked.type();
        row.state = IncidentStatus.INVESTIGATING.word();
        row.lead = lead;
        row.declaredBy = String.valueOf(by.id());
        row.declaredByName = by.name();
        row.declaredAt = times.now();
        row.components = IncidentRow.NO_COMPONENTS;
        return row;
    }

    private Uni<IncidentView> keep(IncidentRow row, List<UUID> attached, Actor by) {
        return incidents
                .demandRoom(row.organisationId)
                .chain(Panache::getSession)
                .chain(session -> session.persist(row).chain(session::flush))
                .chain(() -> timeline.add(row, EntryKind.DECLARED, by, row.title))
                .chain(() -> alerts.attach(row, attached, by))
                .chain(() -> watching.begin(row, by))
                .chain(() -> reminders.plan(row))
                .chain(() -> lead(row, by))
                .invoke(() -> meters.declared(row))
                .chain(() -> journal.tell(row, EventType.INCIDENT_DECLARED))
                .chain(() -> shown.one(row));
    }

    private Uni<Void> lead(IncidentRow row, Actor by) {
        return row.lead == null
                ? Uni.createFrom().voidItem()
                : shown.names(row.organisationId, row.lead)
                        .chain(names -> timeline.add(
                                row, EntryKind.ROLE, by, "Lead: " + names.getOrDefault(row.lead, row.lead)))
                        .chain(() -> letters.tell(
                                row,
                                by,
                                List.of(row.lead),
                                "lead:1",
                                "You lead an incident",
                                row.summary.isEmpty() ? row.title : row.summary));
    }
}
