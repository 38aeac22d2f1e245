package dev.cairn.assessment.evidence;

import dev.cairn.kit.tenancy.SessionSql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lets one at a time record evidence of a project or assess it. */
@ApplicationScoped
public class ProjectLock {

    ProjectLock() {}

    /**
     * Holds the project until the Hibernate transaction ends that the caller is in; may be asked for more than once.
     *
     * @return how many assessments the project has had
     */
    public Uni<Long> hold(UUID organisation, UUID project) {
        return Panache.getSession()
                .call(session -> session.createNativeQuery(
                                "insert into project_state (project_id, organisation_id, sequence) values (?1, ?2, 0)"
                                        + " on conflict do nothing")
                        .setParameter(1, project)
                        .setParameter(2, organisation)
                        .executeUpdate())
                .chain(() -> SessionSql.first(
                        "select sequence from project_state where project_id = $1 for update", project))
                .map(row -> (Long) row[0]);
    }
}
