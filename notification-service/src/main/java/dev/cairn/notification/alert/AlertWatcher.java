package dev.cairn.notification.alert;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Is told of what happens to alerts, in the transaction in which it happens. */
public interface AlertWatcher {

    /**
     * Something happened, for the first time: repeats of an open alert are not told.
     *
     * @param type alert.raised, alert.acknowledged or alert.resolved
     */
    Uni<Void> happened(UUID organisation, String type, AlertView alert);
}
