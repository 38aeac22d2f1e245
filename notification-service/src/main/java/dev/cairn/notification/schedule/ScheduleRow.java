package dev.cairn.notification.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A schedule as it was last written. */
@Entity
@Table(name = "schedule")
class ScheduleRow {

    @Id
    UUID id;

    @Column(name = "organisation_id", updatable = false)
    UUID organisationId;

    @Column(name = "organisation_slug", updatable = false)
    String organisationSlug;

    String name;

    @Column(name = "time_zone")
    String timeZone;

    String body;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "changed_by")
    String changedBy;

    @Version
    long version;

    ScheduleRow() {}
}
