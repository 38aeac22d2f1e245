package dev.cairn.notification.incident;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the public may read of incidents, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
public class PublicIncidents {

    /** Those that are open, and those that ended after an instant; newest first. */
    public Uni<List<PublicIncident>> since(UUID organisation, Instant from, int most) {
        throw new UnsupportedOperationException();
    }
}
