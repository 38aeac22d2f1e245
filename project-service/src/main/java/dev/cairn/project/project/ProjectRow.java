package dev.cairn.project.project;

import dev.cairn.project.project.domain.Phase;
import dev.cairn.project.project.domain.Project;
import dev.cairn.project.project.domain.ProjectDetails;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The version is counted by the domain, under the row's lock. */
@Entity
@Table(name = "project")
class ProjectRow {

    @Id
    UUID id;

    @Column(name = "organisation_id", updatable = false)
    UUID organisationId;

    @Column(updatable = false)
    String slug;

    String name;

    @Column(name = "start_date")
    LocalDate startDate;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> urls;

    String[] tags;

    String phase;

    @Embedded
    @Nullable
    HypothesisColumns hypothesis;

    long version;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    ProjectRow() {}

    static ProjectRow of(UUID organisation, Project project) {
        var row = new ProjectRow();
        row.id = project.id();
        row.organisationId = organisation;
        row.slug = project.slug();
        row.createdAt = project.createdAt();
        row.take(project);
        return row;
    }

    final void take(Project project) {
        name = project.details().name();
        startDate = project.details().startDate();
        urls = project.details().urls();
        tags = project.details().tags().toArray(String[]::new);
        phase = project.phase().word();
        var stated = project.hypothesis();
        hypothesis = stated == null ? null : HypothesisColumns.of(stated);
        version = project.version();
        updatedAt = project.updatedAt();
    }

    Project project() {
        return new Project(
                id,
                slug,
                new ProjectDetails(name, startDate, urls, List.of(tags)),
                Phase.ofWord(phase).orElseThrow(),
                hypothesis == null ? null : hypothesis.hypothesis(),
                version,
                createdAt,
                updatedAt);
    }
}
