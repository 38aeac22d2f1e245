package dev.cairn.notification.statuspage;

import dev.cairn.notification.channel.ContactKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asked to be told of what the page says.
 *
 * @param address sealed
 * @param secret sealed; null unless it is a webhook
 * @param components those that it wants to hear of; null for all
 * @param tries how often a webhook was asked to confirm
 */
record Subscriber(
        UUID id,
        ContactKind kind,
        byte[] address,
        byte @Nullable [] secret,
        String hint,
        @Nullable List<UUID> components,
        boolean confirmed,
        boolean refused,
        int tries) {

    /** Whether it wants to hear of something that concerns these; what concerns none in particular is for all. */
    static boolean wants(@Nullable List<UUID> chosen, List<UUID> concerned) {
        return chosen == null || concerned.isEmpty() || concerned.stream().anyMatch(chosen::contains);
    }
}
