package dev.cairn.project.organisation;

import dev.cairn.events.EventType;
import dev.cairn.events.OrganisationState;
import dev.cairn.kit.access.RecentMemberships;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.project.audit.Changes;
import dev.cairn.project.common.ProjectMeters;
import dev.cairn.project.organisation.domain.Organisation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deletes an organisation with all it has; its projects' last events come before its own. */
@ApplicationScoped
class DeleteOrganisation {

    private final Tenancy tenancy;
    private final Organisations organisations;
    private final OrganisationEnding ending;
    private final Changes changes;
    private final ProjectMeters meters;
    private final RecentMemberships memberships;

    DeleteOrganisation(
            Tenancy tenancy,
            Organisations organisations,
            OrganisationEnding ending,
            Changes changes,
            ProjectMeters meters,
            RecentMemberships memberships) {
        this.tenancy = tenancy;
        this.organisations = organisations;
        this.ending = ending;
        this.changes = changes;
        this.meters = meters;
        this.memberships = memberships;
    }

    Uni<Void> delete(UUID id, @Nullable String ifMatch) {
        return tenancy.write(
                        id,
                        () -> organisations
                                .lock(id)
                                .invoke(present -> ETags.demand(ifMatch, present.version()))
                                .call(ending::before)
                                .call(this::record)
                                .chain(present -> organisations.remove(present.id())))
                .invoke(() -> memberships.forget(id))
                .invoke(() -> meters.count(ProjectMeters.Count.ORGANISATIONS_DELETED));
    }

    private Uni<Void> record(Organisation last) {
        var state = new OrganisationState(
                last.id(), last.slug(), last.name(), last.version() + 1, true, List.of(), List.of());
        return changes.recordEnd(
                EventType.ORGANISATION_DELETED, new Target("organisation", last.id(), last.slug()), state);
    }
}
