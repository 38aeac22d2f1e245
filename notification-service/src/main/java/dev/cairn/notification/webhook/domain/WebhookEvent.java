package dev.cairn.notification.webhook.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a webhook can be told of. */
public enum WebhookEvent {
    ALERT_RAISED,
    ALERT_ACKNOWLEDGED,
    ALERT_SNOOZED,
    ALERT_RESOLVED;

    /** The words of all, as used in JSON, in messages and in the database. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(WebhookEvent::word).toList();

    /** Such as {@code alert.raised}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
