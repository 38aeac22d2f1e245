package dev.cairn.notification.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that happened to an alert; never changed. */
@Entity
@Table(name = "alert_timeline")
class TimelineRow {

    @Id
    UUID id;

    @Column(name = "organisation_id")
    UUID organisationId;

    @Column(name = "alert_id")
    UUID alertId;

    Instant at;

    String kind;

    @Column(name = "actor_kind")
    String actorKind;

    @Column(name = "actor_id")
    @Nullable
    String actorId;

    @Column(name = "actor_name")
    String actorName;

    String text;

    TimelineRow() {}
}
