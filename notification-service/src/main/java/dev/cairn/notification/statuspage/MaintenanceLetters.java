package dev.cairn.notification.statuspage;

import dev.cairn.notification.statuspage.Announcements.Announcement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Tells subscribers of public maintenance, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class MaintenanceLetters {

    private final PageRows pages;
    private final Announcements announcements;

    MaintenanceLetters(PageRows pages, Announcements announcements) {
        this.pages = pages;
        this.announcements = announcements;
    }

    /**
     * Queues what is to be told of one opening.
     *
     * @param what planned, begun or ended
     */
    Uni<Void> announce(UUID organisation, PublicMaintenance.Told told, Instant start, String what) {
        return pages.read(organisation).chain(page -> {
            String when = Words.time(start, page.settings().zone());
            String subject = "[Maintenance %s] %s".formatted(what, told.title());
            String text = "Maintenance %s: %s\n\n%s\n\nFrom %s".formatted(what, told.title(), told.text(), when);
            Map<String, Object> data = Map.of(
                    "maintenance",
                    Map.of(
                            "id", told.window(),
                            "title", told.title(),
                            "text", told.text(),
                            "state", what,
                            "start", start.toString()));
            return announcements.add(
                    organisation,
                    new Announcement(
                            "status:maintenance:%s:%d:%s".formatted(told.window(), start.getEpochSecond(), what),
                            subject,
                            text,
                            "status.maintenance",
                            data,
                            told.components()));
        });
    }
}
