package dev.cairn.notification.statuspage;

import dev.cairn.notification.component.ComponentStatus;
import dev.cairn.notification.component.Components;
import dev.cairn.notification.incident.IncidentWatcher;
import dev.cairn.notification.incident.PublicIncident;
import dev.cairn.notification.statuspage.Announcements.Announcement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Brings what is said of incidents onto the page: the statuses of components, and what subscribers are told. */
@ApplicationScoped
class AnnounceIncidents implements IncidentWatcher {

    /** The type of event by which webhooks are told. */
    static final String TYPE = "status.incident";

    private final Components components;
    private final PageRows pages;
    private final Announcements announcements;

    AnnounceIncidents(Components components, PageRows pages, Announcements announcements) {
        this.components = components;
        this.pages = pages;
        this.announcements = announcements;
    }

    @Override
    public Uni<Void> said(UUID organisation, PublicIncident incident) {
        Map<UUID, ComponentStatus> statuses = Status.isOpen(incident) ? incident.components() : Map.of();
        return components
                .cause(organisation, incident.id(), statuses)
                .chain(() -> pages.changed(organisation))
                .chain(() -> shownNames(organisation))
                .chain(names -> announcements.add(organisation, announcement(incident, names)));
    }

    /** Of the components that everybody may see. */
    private Uni<Map<UUID, String>> shownNames(UUID organisation) {
        return components.all(organisation).map(all -> {
            var names = new HashMap<UUID, String>();
            all.stream().filter(one -> one.shown()).forEach(one -> names.put(one.id(), one.name()));
            return names;
        });
    }

    private static Announcement announcement(PublicIncident incident, Map<UUID, String> names) {
        var update = incident.updates().get(0);
        String state = Status.toldState(update.state());
        String concerned = Words.list(incident.components().keySet(), names);
        String text = "%s: %s\n\n%s%s"
                .formatted(
                        state,
                        incident.title(),
                        update.text(),
                        concerned.isEmpty() ? "" : "\n\nConcerned: " + concerned);
        var shown = StatusView.incident(incident, names);
        return new Announcement(
                "status:incident:" + incident.id() + ":update:" + update.id(),
                "[" + state + "] " + incident.title(),
                text,
                TYPE,
                Map.of(
                        "incident",
                        new Told(
                                shown.id(),
                                shown.title(),
                                shown.state(),
                                shown.startedAt().toString(),
                                shown.components(),
                                new ToldUpdate(update.id(), update.at().toString(), update.state(), update.text()))),
                List.copyOf(incident.components().keySet()));
    }

    private record Told(
            UUID id,
            String title,
            String state,
            String startedAt,
            List<StatusView.Concerned> components,
            ToldUpdate update) {}

    private record ToldUpdate(UUID id, String at, String state, String text) {}
}
