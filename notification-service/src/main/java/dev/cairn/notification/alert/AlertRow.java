package dev.cairn.notification.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert as it is stored. The project is named as it was when the alert was last raised. */
@Entity
@Table(name = "alert")
class AlertRow {

    @Id
    UUID id;

    @Column(name = "organisation_id")
    UUID organisationId;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "project_slug")
    String projectSlug;

    @Column(name = "project_name")
    String projectName;

    @Column(name = "dedup_key")
    String dedupKey;

    String kind;

    String severity;

    String state;

    String title;

    String detail;

    @Nullable
    String practice;

    @Nullable
    String phase;

    @Column(name = "assessment_id")
    @Nullable
    UUID assessmentId;

    int count;

    @Column(name = "first_at")
    Instant firstAt;

    @Column(name = "last_at")
    Instant lastAt;

    @Column(name = "acknowledged_by")
    @Nullable
    String acknowledgedBy;

    @Column(name = "acknowledged_by_id")
    @Nullable
    String acknowledgedById;

    @Column(name = "acknowledged_at")
    @Nullable
    Instant acknowledgedAt;

    @Column(name = "resolved_at")
    @Nullable
    Instant resolvedAt;

    @Version
    long version;

    AlertRow() {}
}
