package dev.cairn.project.project;

import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.project.common.ProjectMeters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Deletes a project. */
@ApplicationScoped
class DeleteProject {

    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Projects projects;
    private final ProjectChanges changes;
    private final ProjectMeters meters;

    DeleteProject(
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Projects projects,
            ProjectChanges changes,
            ProjectMeters meters) {
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.projects = projects;
        this.changes = changes;
        this.meters = meters;
    }

    Uni<Void> delete(String slug, @Nullable String ifMatch) {
        return tenancy.write(
                        organisation.id(),
                        () -> changes.lock(slug)
                                .invoke(present -> ETags.demand(ifMatch, present.version()))
                                .call(projects::remove)
                                .chain(changes::recordEnd))
                .invoke(() -> meters.count(ProjectMeters.Count.PROJECTS_DELETED));
    }
}
