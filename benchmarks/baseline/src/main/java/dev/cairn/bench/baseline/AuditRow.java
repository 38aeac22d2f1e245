package dev.cairn.bench.baseline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The columns of project-service's audit entry. */
@Entity
@Table(name = "audit_entry")
class AuditRow {

    @Id
    UUID id;

    @Column(name = "organisation_id")
    UUID organisationId;

    Instant at;

    @Column(name = "actor_kind")
    String actorKind = "token";

    @Column(name = "actor_id")
    String actorId = "0198c0de-0000-7000-8000-000000000001";

    @Column(name = "actor_name")
    String actorName = "benchmark";

    String action = "project.updated";

    @Column(name = "target_kind")
    String targetKind = "project";

    @Column(name = "target_id")
    UUID targetId;

    @Column(name = "target_name")
    String targetName;

    String before;

    String after;

    @Column(name = "request_id")
    String requestId = "0198c0de-0000-7000-8000-000000000002";

    AuditRow() {}

    static AuditRow of(ProjectRow project, String text) {
        var row = new AuditRow();
        row.id = UUID.randomUUID();
        row.organisationId = project.organisationId;
        row.at = project.updatedAt;
        row.targetId = project.id;
        row.targetName = project.slug;
        row.before = text;
        row.after = text;
        return row;
    }
}
