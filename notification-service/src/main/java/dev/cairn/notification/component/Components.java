package dev.cairn.notification.component;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The components of organisations, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
public class Components {

    /** The names of those that exist, by id. */
    public Uni<Map<UUID, String>> names(UUID organisation, Collection<UUID> components) {
        throw new UnsupportedOperationException();
    }
}
