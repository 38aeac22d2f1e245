package dev.cairn.project.organisation;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Makes whoever founds an organisation its first owner. */
public interface FirstOwner {

    /** Adds the person as owner, in the transaction that founds the organisation. */
    Uni<Void> become(UUID organisation, String subject, String name);
}
