package dev.cairn.notification.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One try of a delivery; never changed. */
@Entity
@Table(name = "delivery_attempt")
class AttemptRow {

    @Id
    UUID id;

    @Column(name = "organisation_id")
    UUID organisationId;

    @Column(name = "delivery_id")
    UUID deliveryId;

    Instant at;

    @Nullable
    Integer status;

    @Nullable
    String error;

    /** The beginning of what was answered. */
    @Nullable
    String answer;

    @Column(name = "duration_ms")
    long durationMs;

    AttemptRow() {}
}
