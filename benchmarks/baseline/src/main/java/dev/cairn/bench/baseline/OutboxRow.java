package dev.cairn.bench.baseline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The columns of a service's outbox. */
@Entity
@Table(name = "outbox")
class OutboxRow {

    @Id
    UUID id;

    @Column(name = "organisation_id")
    UUID organisationId;

    String topic = "cairn-projects-v1";

    String type = "dev.cairn.project.updated.v1";

    UUID subject;

    long sequence;

    String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    byte[] payload;

    @Column(name = "added_at")
    Instant addedAt;

    OutboxRow() {}

    static OutboxRow of(ProjectRow project, byte[] payload) {
        var row = new OutboxRow();
        row.id = UUID.randomUUID();
        row.organisationId = project.organisationId;
        row.subject = project.id;
        row.sequence = project.version;
        row.payload = payload;
        row.addedAt = project.updatedAt;
        return row;
    }
}
