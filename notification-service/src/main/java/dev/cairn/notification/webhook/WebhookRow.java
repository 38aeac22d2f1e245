package dev.cairn.notification.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

/** A webhook as it is stored. What only deliveries note down does not count as a change: an admin's ETag stays good. */
@Entity
@Table(name = "webhook")
class WebhookRow {

    static final String ACTIVE = "active";
    static final String DISABLED = "disabled";

    @Id
    UUID id;

    @Column(name = "organisation_id", updatable = false)
    UUID organisationId;

    /** A slug never changes hands while its organisation exists, so messages can name it from here. */
    @Column(name = "organisation_slug", updatable = false)
    String organisationSlug;

    String name;

    String url;

    @Column(name = "event_types")
    String eventTypes;

    String state;

    @Column(name = "disabled_reason")
    @Nullable
    String disabledReason;

    /** Null when it does not sign by one. */
    byte @Nullable [] secret;

    @Column(name = "previous_secret")
    byte @Nullable [] previousSecret;

    @Column(name = "previous_until")
    @Nullable
    Instant previousUntil;

    /** Null when it does not sign by one; so is what follows. */
    @Column(name = "key_pair")
    byte @Nullable [] keyPair;

    @Column(name = "public_key")
    @Nullable
    String publicKey;

    @Column(name = "previous_key_pair")
    byte @Nullable [] previousKeyPair;

    @Column(name = "previous_public_key")
    @Nullable
    String previousPublicKey;

    @Column(name = "previous_key_until")
    @Nullable
    Instant previousKeyUntil;

    /** Null for as many as the operator allows. */
    @Column(name = "most_per_minute")
    @Nullable
    Integer mostPerMinute;

    @Column(name = "failing_since")
    @OptimisticLock(excluded = true)
    @Nullable
    Instant failingSince;

    @Column(name = "held_until")
    @OptimisticLock(excluded = true)
    @Nullable
    Instant heldUntil;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Version
    long version;

    WebhookRow() {}
}
