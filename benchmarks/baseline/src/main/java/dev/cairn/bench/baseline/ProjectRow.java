package dev.cairn.bench.baseline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The columns of project-service's table that a project without a hypothesis fills; shown as it is. */
@Entity
@Table(name = "project")
public class ProjectRow {

    @Id
    public UUID id;

    @Column(name = "organisation_id", updatable = false)
    public UUID organisationId;

    @Column(updatable = false)
    public String slug;

    public String name;

    @Column(name = "start_date")
    public LocalDate startDate;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> urls;

    public String[] tags;

    public String phase;

    public long version;

    @Column(name = "created_at", updatable = false)
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    ProjectRow() {}

    void rename(String next, Instant now) {
        name = next;
        version++;
        updatedAt = now;
    }
}
