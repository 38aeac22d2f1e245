package dev.cairn.notification.webhook;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Is told of what happens to webhooks, in the transaction in which it happens. */
public interface WebhookWatcher {

    /**
     * What happened.
     *
     * @param at the id of this one time
     * @param reason one sentence
     * @param byPerson whether somebody wanted it so
     */
    record Disabled(
            UUID at,
            UUID organisation,
            String organisationSlug,
            UUID webhook,
            String name,
            String reason,
            boolean byPerson) {}

    /** The webhook was disabled: what waits for it will not be sent. */
    Uni<Void> disabled(Disabled disabled);
}
