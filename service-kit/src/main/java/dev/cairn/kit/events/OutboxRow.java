package dev.cairn.kit.events;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event that waits to be sent. The database numbers the rows (seq); nothing here reads that number. */
@Entity
@Table(name = "outbox")
class OutboxRow {

    @Id
    UUID id;

    @Column(name = "organisation_id")
    UUID organisationId;

    String topic;

    String type;

    UUID subject;

    long sequence;

    @Nullable
    String traceparent;

    byte[] payload;

    @Column(name = "added_at")
    Instant addedAt;

    OutboxRow() {}
}
