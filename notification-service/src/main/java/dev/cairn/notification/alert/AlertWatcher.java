package dev.cairn.notification.alert;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** Is told of what happens to alerts, in the transaction in which it happens. */
public interface AlertWatcher {

    /**
     * Something of one type happened to each of some alerts. Repeats of an open alert are not told.
     *
     * @param type alert.raised, alert.acknowledged, alert.snoozed or alert.resolved
     */
    Uni<Void> happened(UUID organisation, String type, List<AlertView> alerts);
}
