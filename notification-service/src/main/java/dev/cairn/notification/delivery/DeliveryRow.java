package dev.cairn.notification.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message to one webhook. The lease is given by plain SQL, see {@link DueDeliveries}. */
@Entity
@Table(name = "delivery")
class DeliveryRow {

    @Id
    UUID id;

    @Column(name = "organisation_id", updatable = false)
    UUID organisationId;

    @Column(name = "webhook_id", updatable = false)
    UUID webhookId;

    @Column(name = "event_type", updatable = false)
    String eventType;

    @Column(name = "message_id", updatable = false)
    String messageId;

    @Column(name = "alert_id", updatable = false)
    @Nullable
    UUID alertId;

    /** The alert's version that the message tells of. */
    @Column(name = "alert_version", updatable = false)
    @Nullable
    Long alertVersion;

    @Column(updatable = false)
    String payload;

    String state;

    int tries;

    @Column(name = "due_at")
    Instant dueAt;

    @Nullable
    UUID lease;

    @Column(name = "leased_until")
    @Nullable
    Instant leasedUntil;

    /** The replay under way that has put it into the queue again. */
    @Column(name = "replay_id")
    @Nullable
    UUID replayId;

    /** Whether it was sent before, which the receiver is told. */
    boolean replayed;

    /** Until then later messages about the same alert wait for it; null when they do not. */
    @Column(name = "holds_until")
    @Nullable
    Instant holdsUntil;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Version
    long version;

    DeliveryRow() {}

    DeliveryState state() {
        return DeliveryState.ofWord(state).orElseThrow();
    }

    final void queue(Instant due) {
        state = DeliveryState.PENDING.word();
        dueAt = due;
        lease = null;
        leasedUntil = null;
        endedAt = null;
    }

    final void end(DeliveryState how, Instant at) {
        state = how.word();
        lease = null;
        leasedUntil = null;
        endedAt = at;
    }
}
