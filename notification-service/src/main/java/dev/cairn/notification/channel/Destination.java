package dev.cairn.notification.channel;

import dev.cairn.notification.webhook.domain.WebhookSecret;
import org.jspecify.annotations.Nullable;

/**
 * Where a message goes.
 *
 * @param address an address of mail, a URL or a phone number
 * @param secret that a webhook's messages are signed with; null for the other kinds
 */
public record Destination(
        ContactKind kind, String address, @Nullable WebhookSecret secret) {

    /** Without the address, which is nobody's business in a log. */
    @Override
    public String toString() {
        return kind.word();
    }
}
