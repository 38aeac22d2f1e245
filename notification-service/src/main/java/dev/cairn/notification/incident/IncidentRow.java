package dev.cairn.notification.incident;

import dev.cairn.notification.incident.domain.IncidentStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it is stored. Whoever changes it has locked it before, and raises the version by hand: much that belongs to it is
 * stored beside it.
 */
@Entity
@Table(name = "incident")
class IncidentRow {

    /** What an incident that the public knows nothing of says of components. */
    static final String NO_COMPONENTS = "{}";

    @Id
    UUID id;

    @Column(name = "organisation_id", updatable = false)
    UUID organisationId;

    String title;

    String summary;

    String severity;

    @Nullable
    String type;

    String state;

    @Nullable
    String lead;

    @Nullable
    String communications;

    @Nullable
    String scribe;

    @Column(name = "declared_by", updatable = false)
    String declaredBy;

    @Column(name = "declared_by_name", updatable = false)
    String declaredByName;

    @Column(name = "declared_at", updatable = false)
    Instant declaredAt;

    @Column(name = "resolved_at")
    @Nullable
    Instant resolvedAt;

    @Column(name = "reviewed_at")
    @Nullable
    Instant reviewedAt;

    @Column(name = "public_title")
    @Nullable
    String publicTitle;

    @Column(name = "public_state")
    @Nullable
    String publicState;

    /** When the public was told last. */
    @Column(name = "public_at")
    @Nullable
    Instant publicAt;

    /** Since when the public knows that it is over; null while it does not. */
    @Column(name = "public_over_at")
    @Nullable
    Instant publicOverAt;

    /** A JSON object: the words of how components are, by their ids. */
    String components;

    long version;

    IncidentRow() {}

    IncidentStatus status() {
        return IncidentStatus.ofWord(state).orElseThrow();
    }

    boolean isOpen() {
        return resolvedAt == null;
    }

    /** Moves it to a state; whether it may was asked before. */
    void move(IncidentStatus to, Instant now) {
        state = to.word();
        resolvedAt = to == IncidentStatus.RESOLVED ? now : null;
    }

    /** Those who have a role, each once. */
    List<String> people() {
        var people = new ArrayList<String>();
        for (IncidentRole role : IncidentRole.values()) {
            String person = role.of(this);
            if (person != null && !people.contains(person)) {
                people.add(person);
            }
        }
        return people;
    }
}
