package dev.cairn.notification.muting;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.schedule.domain.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When maintenance windows open, for who tells others of them; in the Hibernate transaction that the caller is in. */
@ApplicationScoped
public class PlannedWindows {

    private static final int AHEAD = 5;
    private static final String ONE =
            "select " + MaintenanceRow.COLUMNS + " from maintenance_window where organisation_id = $1 and id = $2";

    /**
     * When a window is open.
     *
     * @param name for members, not for the public
     * @param openUntil when it closes; null unless it is open
     * @param next when it opens next, up to five times, the present opening first; empty when it never opens again
     */
    public record Planned(String name, @Nullable Instant openUntil, List<Span> next) {}

    private final Json json;

    PlannedWindows(Json json) {
        this.json = json;
    }

    /** The window at an instant; null when there is none with this id. */
    public Uni<@Nullable Planned> find(UUID organisation, UUID id, Instant at) {
        return SessionSql.first(ONE, organisation, id)
                .map(row -> row == null ? null : planned(MaintenanceRow.of(row, json), at));
    }

    private static Planned planned(MaintenanceRow row, Instant at) {
        var checked = MaintenanceInput.check(row.body());
        Instant over = row.overAt();
        boolean past = over != null && !over.isAfter(at);
        return new Planned(
                checked.name(),
                past ? null : checked.calendar().openUntil(at),
                past ? List.of() : checked.calendar().next(at, AHEAD));
    }
}
