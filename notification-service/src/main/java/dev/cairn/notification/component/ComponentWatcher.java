package dev.cairn.notification.component;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Is told that components of an organisation changed, in the Hibernate transaction in which they did. */
public interface ComponentWatcher {

    /** One or more were made, changed, moved or removed, or their statuses changed. */
    Uni<Void> changed(UUID organisation);
}
