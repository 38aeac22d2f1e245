package dev.cairn.notification.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A policy as it was last written. */
@Entity
@Table(name = "escalation_policy")
class PolicyRow {

    @Id
    UUID id;

    @Column(name = "organisation_id", updatable = false)
    UUID organisationId;

    String name;

    String body;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "changed_by")
    String changedBy;

    @Version
    long version;

    PolicyRow() {}
}
