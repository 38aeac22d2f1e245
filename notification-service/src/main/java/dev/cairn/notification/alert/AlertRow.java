package dev.cairn.notification.alert;

import dev.cairn.notification.alert.domain.AlertStatus;
import dev.cairn.notification.alert.domain.Severity;
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
    @Nullable
    UUID projectId;

    @Column(name = "project_slug")
    @Nullable
    String projectSlug;

    @Column(name = "project_name")
    @Nullable
    String projectName;

    String integration;

    String service;

    @Column(name = "dedup_key")
    String dedupKey;

    String kind;

    String severity;

    String urgency;

    String state;

    String title;

    String detail;

    @Nullable
    String source;

    @Nullable
    String link;

    /** A JSON object of texts. */
    String details;

    @Nullable
    String practice;

    @Nullable
    String phase;

    @Column(name = "assessment_id")
    @Nullable
    UUID assessmentId;

    /** The policy that a drill tries; null for what is no drill. */
    @Column(name = "drill_of", updatable = false)
    @Nullable
    UUID drillOf;

    int count;

    @Column(name = "first_at")
    Instant firstAt;

    @Column(name = "last_at")
    Instant lastAt;

    /** Since when, as the sender says. */
    @Column(name = "starts_at")
    @Nullable
    Instant startsAt;

    /** When it is resolved unless it is heard of again; null for never. */
    @Column(name = "ends_at")
    @Nullable
    Instant endsAt;

    /** When it is open again; null unless it is snoozed. */
    @Column(name = "snoozed_until")
    @Nullable
    Instant snoozedUntil;

    /** The alert of the same trouble before this one. */
    @Column(name = "previous_id")
    @Nullable
    UUID previousId;

    @Column(name = "acknowledged_by")
    @Nullable
    String acknowledgedBy;

    @Column(name = "acknowledged_by_id")
    @Nullable
    String acknowledgedById;

    @Column(name = "acknowledged_at")
    @Nullable
    Instant acknowledgedAt;

    /** When somebody took it on for the first time; kept when it is open again. */
    @Column(name = "first_acknowledged_at")
    @Nullable
    Instant firstAcknowledgedAt;

    @Column(name = "resolved_at")
    @Nullable
    Instant resolvedAt;

    @Version
    long version;

    AlertRow() {}

    AlertStatus status() {
        return AlertStatus.ofWord(state).orElseThrow();
    }

    Severity severity() {
        return Severity.ofWord(severity).orElseThrow();
    }

    boolean isDrill() {
        return drillOf != null;
    }

    /** Makes it so that nobody has taken it on. */
    void open() {
        state = AlertStatus.OPEN.word();
        acknowledgedBy = null;
        acknowledgedById = null;
        acknowledgedAt = null;
        snoozedUntil = null;
    }

    void acknowledge(Actor by, Instant now) {
        state = AlertStatus.ACKNOWLEDGED.word();
        acknowledgedBy = by.name();
        acknowledgedById = by.id();
        acknowledgedAt = now;
        firstAcknowledgedAt = firstAcknowledgedAt == null ? now : firstAcknowledgedAt;
        snoozedUntil = null;
    }

    void snooze(Instant until) {
        open();
        state = AlertStatus.SNOOZED.word();
        snoozedUntil = until;
    }

    void resolve(Instant now) {
        state = AlertStatus.RESOLVED.word();
        resolvedAt = now;
        snoozedUntil = null;
        endsAt = null;
    }
}
