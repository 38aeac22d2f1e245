package dev.cairn.notification.statuspage;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.component.ComponentStatus;
import dev.cairn.notification.component.Components;
import dev.cairn.notification.muting.PlannedWindows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Notices that public maintenance begins and ends, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class FollowMaintenance {

    /** Somebody may end a window, so all are looked at again and again; one that never opens again is done with. */
    private static final String LOOKED = """
            update status_maintenance set open_from = $2, look_at = case when $3::boolean then 'infinity'::timestamptz
                else now() + interval '30 seconds' end where window_id = $1""";

    private static final Logger LOG = Logger.getLogger(FollowMaintenance.class);

    private final PublicMaintenance maintenance;
    private final MaintenanceLetters letters;
    private final PlannedWindows windows;
    private final Components components;
    private final PageRows pages;
    private final Times times;

    FollowMaintenance(
            PublicMaintenance maintenance,
            MaintenanceLetters letters,
            PlannedWindows windows,
            Components components,
            PageRows pages,
            Times times) {
        this.maintenance = maintenance;
        this.letters = letters;
        this.windows = windows;
        this.components = components;
        this.pages = pages;
        this.times = times;
    }

    /** Looks whether it has begun or ended since the last look, and tells so. */
    Uni<Void> look(UUID organisation, UUID window) {
        Instant now = times.now();
        return maintenance
                .find(organisation, window)
                .chain(told -> told == null
                        ? Uni.createFrom().voidItem()
                        : windows.find(organisation, window, now).chain(planned -> look(organisation, told, planned)));
    }

    private Uni<Void> look(UUID organisation, PublicMaintenance.Told told, PlannedWindows.@Nullable Planned planned) {
        boolean over = planned == null || planned.next().isEmpty();
        Instant openFrom = over || Objects.requireNonNull(planned).openUntil() == null
                ? null
                : planned.next().get(0).start();
        Instant before = told.openFrom();
        var statuses = new LinkedHashMap<UUID, ComponentStatus>();
        if (openFrom != null) {
            told.components().forEach(id -> statuses.put(id, ComponentStatus.MAINTENANCE));
        }
        return SessionSql.change(
                        LOOKED, told.window(), openFrom == null ? null : openFrom.atOffset(ZoneOffset.UTC), over)
                .chain(() -> components.cause(organisation, told.window(), statuses))
                .chain(() -> before != null && !before.equals(openFrom)
                        ? moved(organisation, told, before, "ended")
                        : Uni.createFrom().voidItem())
                .chain(() -> openFrom != null && !openFrom.equals(before)
                        ? moved(organisation, told, openFrom, "begun")
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> moved(UUID organisation, PublicMaintenance.Told told, Instant start, String what) {
        LOG.infof("public maintenance %s has %s", told.window(), what);
        return letters.announce(organisation, told, start, what).chain(() -> pages.changed(organisation));
    }
}
