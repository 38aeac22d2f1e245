package dev.cairn.notification.webhook;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Is told of what happens to webhooks, in the transaction in which it happens. */
public interface WebhookWatcher {

    /** The webhook was disabled: what waits for it will not be sent. */
    Uni<Void> disabled(UUID webhook);
}
