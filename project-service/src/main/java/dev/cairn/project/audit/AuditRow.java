package dev.cairn.project.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "audit_entry")
class AuditRow {

    @Id
    UUID id;

    @Column(name = "organisation_id")
    UUID organisationId;

    Instant at;

    @Column(name = "actor_kind")
    String actorKind;

    @Column(name = "actor_id")
    String actorId;

    @Column(name = "actor_name")
    String actorName;

    String action;

    @Column(name = "target_kind")
    String targetKind;

    @Column(name = "target_id")
    UUID targetId;

    @Column(name = "target_name")
    String targetName;

    @Nullable
    String before;

    @Nullable
    String after;

    @Column(name = "request_id")
    String requestId;

    AuditRow() {}
}
