package dev.cairn.project.organisation;

import dev.cairn.project.organisation.domain.Organisation;
import io.smallrye.mutiny.Uni;

/** Has a last word before an organisation is deleted. */
public interface OrganisationEnding {

    /** Tells of what goes with the organisation, in the transaction that deletes it; the organisation is locked. */
    Uni<Void> before(Organisation organisation);
}
