package dev.cairn.notification.statuspage;

import dev.cairn.notification.channel.Destination;
import dev.cairn.notification.letter.Recipients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows where subscribers are reached. */
@ApplicationScoped
class SubscriberRecipients implements Recipients {

    private final Subscribers subscribers;
    private final SubscriberAddresses addresses;

    SubscriberRecipients(Subscribers subscribers, SubscriberAddresses addresses) {
        this.subscribers = subscribers;
        this.addresses = addresses;
    }

    @Override
    public Uni<@Nullable Destination> destination(UUID organisation, UUID recipient) {
        return subscribers
                .find(organisation, recipient)
                .map(found -> found == null || found.refused() ? null : addresses.open(found));
    }

    @Override
    public Uni<Void> refused(UUID organisation, UUID recipient, String reason) {
        return subscribers.refused(organisation, recipient, reason);
    }
}
