package dev.cairn.project.project;

import dev.cairn.events.EventType;
import dev.cairn.project.audit.Changes;
import dev.cairn.project.organisation.OrganisationEnding;
import dev.cairn.project.organisation.domain.Organisation;
import dev.cairn.project.project.domain.Project;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells of the end of each project of an organisation that is to be deleted. The rows go with the organisation's. */
@ApplicationScoped
class EndProjects implements OrganisationEnding {

    private final Projects projects;
    private final Changes changes;

    EndProjects(Projects projects, Changes changes) {
        this.projects = projects;
        this.changes = changes;
    }

    @Override
    public Uni<Void> before(Organisation organisation) {
        return projects.lockAll()
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(project -> end(organisation, project))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private Uni<Void> end(Organisation organisation, Project project) {
        return changes.recordEnd(
                EventType.PROJECT_DELETED,
                ProjectChanges.target(project),
                ProjectChanges.state(organisation.id(), organisation.slug(), project, true));
    }
}
