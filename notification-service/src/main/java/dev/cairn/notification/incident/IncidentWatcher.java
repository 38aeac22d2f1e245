package dev.cairn.notification.incident;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Is told of what the public is told, in the Hibernate transaction in which it is said. */
public interface IncidentWatcher {

    /** An incident was made public, or something more was said of it: the first of its updates. */
    Uni<Void> said(UUID organisation, PublicIncident incident);
}
