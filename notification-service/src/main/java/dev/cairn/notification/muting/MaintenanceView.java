package dev.cairn.notification.muting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.matching.MatcherBody;
import dev.cairn.notification.schedule.domain.Span;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance window as it is shown.
 *
 * @param openUntil when it closes; absent unless it is open
 * @param next when it opens next, up to five times, the present opening first
 * @param endedBy who ended it for good; absent while nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Maintenance", examples = """
        {"id": "01990b21-0000-7000-8000-0000000000d1", "state": "pending", "name": "Weekly upgrade",
        "matchers": [{"name": "service", "operator": "=", "value": "shop"}], "timeZone": "Europe/Berlin",
        "start": "2026-03-28T22:00", "end": "2026-03-29T04:00", "repeat": "weekly", "every": 1, "weekdays": ["saturday"],
        "next": [{"start": "2026-03-28T21:00:00Z", "end": "2026-03-29T02:00:00Z"}], "createdBy": "ana",
        "createdByName": "Ana", "createdAt": "2026-03-20T09:30:00Z", "version": 1}""")
record MaintenanceView(
        UUID id,
        @Schema(enumeration = {"open", "pending", "over"}) String state,
        @Nullable Instant openUntil,
        String name,
        List<@Nullable MatcherBody> matchers,
        String timeZone,
        String start,
        String end,

        @Schema(enumeration = {"once", "daily", "weekly", "monthly"})
        String repeat,

        int every,
        List<@Nullable String> weekdays,
        @Nullable String lastDate,
        List<Opening> next,
        String createdBy,
        String createdByName,
        Instant createdAt,
        @Nullable String endedBy,
        long version) {

    private static final int SHOWN = 5;

    /** One time that it is open. */
    @Schema(name = "MaintenanceOpening")
    record Opening(Instant start, Instant end) {

        static Opening of(Span span) {
            return new Opening(span.start(), span.end());
        }
    }

    static MaintenanceView of(MaintenanceRow row, Instant now) {
        var checked = MaintenanceInput.check(row.body());
        var body = MaintenanceInput.body(checked);
        Instant over = row.overAt();
        boolean past = over != null && !over.isAfter(now);
        Instant until = past ? null : checked.calendar().openUntil(now);
        return new MaintenanceView(
                row.id(),
                past ? "over" : until == null ? "pending" : "open",
                until,
                checked.name(),
                Objects.requireNonNull(body.matchers()),
                String.valueOf(body.timeZone()),
                String.valueOf(body.start()),
                String.valueOf(body.end()),
                checked.calendar().repeat().word(),
                checked.calendar().every(),
                Objects.requireNonNull(body.weekdays()),
                body.lastDate(),
                past
                        ? List.of()
                        : checked.calendar().next(now, SHOWN).stream()
                                .map(Opening::of)
                                .toList(),
                row.createdBy(),
                row.createdByName(),
                row.createdAt(),
                row.endedBy(),
                row.version());
    }
}
