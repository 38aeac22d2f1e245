package dev.cairn.project.organisation;

import dev.cairn.project.organisation.domain.Organisation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The version is counted by hand, under the row's lock: changes of members and tokens count as well. */
@Entity
@Table(name = "organisation")
class OrganisationRow {

    @Id
    @Column(name = "organisation_id")
    UUID id;

    @Column(updatable = false)
    String slug;

    String name;

    long version;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    OrganisationRow() {}

    Organisation organisation() {
        return new Organisation(id, slug, name, version, createdAt);
    }
}
