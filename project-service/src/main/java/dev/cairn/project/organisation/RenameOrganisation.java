package dev.cairn.project.organisation;

import dev.cairn.events.EventType;
import dev.cairn.events.OrganisationState;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.project.audit.Changes;
import dev.cairn.project.common.Decisions;
import dev.cairn.project.organisation.domain.Organisation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Renames an organisation. */
@ApplicationScoped
class RenameOrganisation {

    private final Tenancy tenancy;
    private final Organisations organisations;
    private final Changes changes;

    RenameOrganisation(Tenancy tenancy, Organisations organisations, Changes changes) {
        this.tenancy = tenancy;
        this.organisations = organisations;
        this.changes = changes;
    }

    Uni<Organisation> rename(UUID id, @Nullable String ifMatch, Map<String, @Nullable Object> patch) {
        return tenancy.write(
                id,
                () -> organisations
                        .lock(id)
                        .invoke(present -> ETags.demand(ifMatch, present.version()))
                        .chain(present -> keep(present, Decisions.decide(() -> present.patched(patch)))));
    }

    private Uni<Organisation> keep(Organisation before, Organisation after) {
        if (after.equals(before)) {
            return Uni.createFrom().item(before);
        }
        return organisations
                .rename(after)
                .chain(() -> organisations.nextState(after.id()))
                .chain(state -> record(before, after, state))
                .replaceWith(after);
    }

    private Uni<Void> record(Organisation before, Organisation after, OrganisationState state) {
        return changes.record(
                EventType.ORGANISATION_UPDATED,
                new Target("organisation", after.id(), after.slug()),
                OrganisationView.Logged.of(before),
                OrganisationView.Logged.of(after),
                state);
    }
}
