package dev.cairn.notification.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is shown.
 *
 * @param messageId the header webhook-id, the same for every attempt
 * @param alertId what it tells of; null for a test
 * @param replayed whether it is sent once more after it had arrived, or with a replay
 * @param attempts oldest first
 * @param nextAttemptAt null unless pending
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Delivery", examples = """
        {"id": "01990b30-0000-7000-8000-000000000001", "webhookId": "01990b20-0000-7000-8000-000000000001",
        "eventType": "alert.raised", "messageId": "msg_01990b30-0000-7000-8000-000000000001", "replayed": false, "state": "pending",
        "attempts": [{"at": "2026-04-12T09:30:06Z", "status": 500, "answer": "out of order", "durationMs": 41}],
        "nextAttemptAt": "2026-04-12T09:30:11Z", "createdAt": "2026-04-12T09:30:05.310Z", "version": 2}""")
record DeliveryView(
        UUID id,
        UUID webhookId,
        String eventType,
        String messageId,
        @Nullable UUID alertId,
        boolean replayed,

        @Schema(enumeration = {"pending", "delivered", "failed"})
        String state,

        List<Tried> attempts,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        long version) {

    /**
     * One try; it has a status, an error, or both.
     *
     * @param answer its beginning
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeliveryAttempt")
    record Tried(
            Instant at,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable String answer,
            long durationMs) {}

    static DeliveryView of(DeliveryRow row, List<AttemptRow> attempts) {
        return new DeliveryView(
                row.id,
                row.webhookId,
                row.eventType,
                row.messageId,
                row.alertId,
                row.replayed,
                row.state,
                attempts.stream()
                        .map(one -> new Tried(one.at, one.status, one.error, one.answer, one.durationMs))
                        .toList(),
                row.state() == DeliveryState.PENDING ? row.dueAt : null,
                row.createdAt,
                row.version);
    }
}
