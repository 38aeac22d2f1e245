package dev.cairn.project.phase;

import dev.cairn.project.phase.domain.PhaseTransition;
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
@Table(name = "phase_transition")
class TransitionRow {

    @Id
    UUID id;

    @Column(name = "organisation_id")
    UUID organisationId;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "from_phase")
    String from;

    @Column(name = "to_phase")
    String to;

    @Column(name = "entered_by")
    String by;

    @Column(name = "entered_at")
    Instant at;

    @Nullable
    String note;

    TransitionRow() {}

    static TransitionRow of(UUID organisation, UUID project, PhaseTransition transition) {
        var row = new TransitionRow();
        row.id = transition.id();
        row.organisationId = organisation;
        row.projectId = project;
        row.from = transition.from();
        row.to = transition.to();
        row.by = transition.by();
        row.at = transition.at();
        row.note = transition.note();
        return row;
    }

    PhaseTransition transition() {
        return new PhaseTransition(id, from, to, by, at, note);
    }
}
