package dev.cairn.notification.alert;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that happened to an alert, as it is shown. */
@Schema(name = "TimelineEntry", examples = """
        {"id": "01990b12-0000-7000-8000-000000000001", "at": "2026-04-12T09:31:00Z", "kind": "acknowledged",
        "actor": {"kind": "person", "id": "ana", "name": "Ana"}, "text": "Looking into it"}""")
record TimelineView(
        UUID id,
        Instant at,

        @Schema(
                enumeration = {
                    "raised",
                    "repeated",
                    "acknowledged",
                    "snoozed",
                    "woken",
                    "resolved",
                    "delivered",
                    "delivery-failed",
                    "note",
                    "escalated",
                    "nobody-on-call",
                    "escalation-ended",
                    "held",
                    "acknowledgement-ended",
                    "paged",
                    "page-failed",
                    "grouped"
                })
        String kind,

        Actor actor,
        String text) {

    static TimelineView of(TimelineRow row) {
        return new TimelineView(
                row.id, row.at, row.kind, new Actor(row.actorKind, row.actorId, row.actorName), row.text);
    }
}
