package dev.cairn.notification.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was queued to a webhook in a time, sent once more.
 *
 * @param from when the first of it was queued at the earliest
 * @param to when the last of it was queued, exclusive
 * @param types of the events; absent for all
 * @param total messages in all
 * @param delivered those of them that arrived again
 * @param failed those of them that were given up
 * @param askedBy the name of who asked for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookReplay", examples = """
        {"id": "01990b40-0000-7000-8000-000000000001", "webhookId": "01990b20-0000-7000-8000-000000000001",
        "from": "2026-04-12T09:00:00Z", "to": "2026-04-12T10:00:00Z", "state": "running", "total": 40, "delivered": 12,
        "failed": 0, "askedBy": "Ana", "createdAt": "2026-04-12T11:00:00Z"}""")
record ReplayView(
        UUID id,
        UUID webhookId,
        Instant from,
        Instant to,
        @Nullable List<String> types,

        @Schema(enumeration = {"running", "done", "cancelled"})
        String state,

        int total,
        int delivered,
        int failed,
        String askedBy,
        Instant createdAt,
        @Nullable Instant endedAt) {

    static final String RUNNING = "running";
}
