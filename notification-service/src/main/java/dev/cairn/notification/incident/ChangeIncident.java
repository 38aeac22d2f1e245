package dev.cairn.notification.incident;

import dev.cairn.events.EventType;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.schedule.Members;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes what an incident is called, how bad it is and who does what about it. Each change was made for one version of it. */
@ApplicationScoped
class ChangeIncident {

    private final IncidentConfig config;
    private final Incidents incidents;
    private final IncidentTimeline timeline;
    private final IncidentJournal journal;
    private final IncidentLetters letters;
    private final IncidentsShown shown;
    private final NoticeReminders reminders;
    private final Members members;
    private final Tenancy tenancy;

    ChangeIncident(
            IncidentConfig config,
            Incidents incidents,
            IncidentTimeline timeline,
            IncidentJournal journal,
            IncidentLetters letters,
            IncidentsShown shown,
            NoticeReminders reminders,
            Members members,
            Tenancy tenancy) {
        this.config = config;
        this.incidents = incidents;
        this.timeline = timeline;
        this.journal = journal;
        this.letters = letters;
        this.shown = shown;
        this.reminders = reminders;
        this.members = members;
        this.tenancy = tenancy;
    }

    /** Writes its title, summary, severity and type anew. */
    Uni<IncidentView> write(UUID organisation, UUID id, @Nullable String ifMatch, IncidentBody asked, Actor by) {
        var checked = asked.check(config.longestText());
        return tenancy.write(
                organisation,
                () -> incidents.locked(id, ifMatch).chain(row -> {
                    Map<EntryKind, String> entries = entries(row, checked);
                    if (entries.isEmpty()) {
                        return shown.one(row);
                    }
                    boolean otherType = !Objects.equals(row.type, checked.type());
                    row.title = checked.title();
                    row.summary = checked.summary();
                    row.severity = checked.severity().word();
                    row.type = checked.type();
                    Uni<Void> steps =
                            otherType ? reminders.plan(row) : Uni.createFrom().voidItem();
                    for (var entry : entries.entrySet()) {
                        steps = steps.chain(() -> timeline.add(row, entry.getKey(), by, entry.getValue()));
                    }
                    return steps.chain(() -> journal.tell(row, EventType.INCIDENT_UPDATED))
                            .chain(() -> shown.one(row));
                }));
    }

    private static Map<EntryKind, String> entries(IncidentRow row, IncidentBody.Checked asked) {
        var entries = new EnumMap<EntryKind, String>(EntryKind.class);
        if (!row.severity.equals(asked.severity().word())) {
            entries.put(
                    EntryKind.SEVERITY, row.severity + " → " + asked.severity().word());
        }
        var changed = new ArrayList<String>();
        if (!row.title.equals(asked.title())) {
            changed.add("Title: " + asked.title());
        }
        if (!Objects.equals(row.type, asked.type())) {
            changed.add("Type: " + (asked.type() == null ? "none" : asked.type()));
        }
        if (!row.summary.equals(asked.summary())) {
            changed.add("Summary written anew");
        }
        if (!changed.isEmpty()) {
            entries.put(EntryKind.CHANGED, String.join("; ", changed));
        }
        return entries;
    }

    /** Says of all roles who has them. Who has one now and had it not before is told. */
    Uni<IncidentView> assign(UUID organisation, UUID id, @Nullable String ifMatch, RolesBody asked, Actor by) {
        var people = new HashMap<String, String>();
        for (IncidentRole role : IncidentRole.values()) {
            String person = asked.of(role);
            if (person != null) {
                people.put(person, "/" + role.name().toLowerCase(Locale.ROOT));
            }
        }
        return members.demand(organisation, people)
                .chain(() -> tenancy.write(
                        organisation,
                        () -> incidents
                                .locked(id, ifMatch)
                                .chain(row -> shown.names(
                                                organisation, people.keySet().toArray(String[]::new))
                                        .chain(names -> assign(row, asked, names, by)))));
    }

    private Uni<IncidentView> assign(IncidentRow row, RolesBody asked, Map<String, String> names, Actor by) {
        Uni<Void> steps = Uni.createFrom().voidItem();
        boolean changed = false;
        for (IncidentRole role : IncidentRole.values()) {
            String person = asked.of(role);
            if (!role.wouldChange(row, person)) {
                continue;
            }
            changed = true;
            role.give(row, person);
            String name = person == null ? "nobody" : names.getOrDefault(person, person);
            steps = steps.chain(() -> timeline.add(row, EntryKind.ROLE, by, role.title() + ": " + name))
                    .chain(() -> tell(row, role, person, by));
        }
        return (changed ? steps.chain(() -> journal.tell(row, EventType.INCIDENT_UPDATED)) : steps)
                .chain(() -> shown.one(row));
    }

    private Uni<Void> tell(IncidentRow row, IncidentRole role, @Nullable String person, Actor by) {
        return person == null
                ? Uni.createFrom().voidItem()
                : letters.tell(
                        row,
                        by,
                        List.of(person),
                        role.name() + ":" + (row.version + 1),
                        "You have the role " + role.title() + " in an incident",
                        row.summary.isEmpty() ? row.title : row.summary);
    }
}
