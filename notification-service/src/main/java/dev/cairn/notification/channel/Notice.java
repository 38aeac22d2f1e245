package dev.cairn.notification.channel;

import org.jspecify.annotations.Nullable;

/**
 * A message to a person, in the forms that the channels need.
 *
 * @param messageId the same each time it is tried
 * @param subject one line
 * @param text for people to read
 * @param link where the person can answer by one button; null for none
 * @param spoken for calls and text messages; short
 * @param type of the event, for webhooks
 * @param data for webhooks, as JSON
 * @param unsubscribe where a mail's reader ends such mails by one request (RFC 8058); null for nowhere
 * @param patient whether it leaves room for others: only so much of what is shared is taken by those
 */
public record Notice(
        String messageId,
        String subject,
        String text,
        @Nullable String link,
        String spoken,
        String type,
        Object data,
        @Nullable String unsubscribe,
        boolean patient) {

    /** One that people wait for. */
    public Notice(
            String messageId,
            String subject,
            String text,
            @Nullable String link,
            String spoken,
            String type,
            Object data) {
        this(messageId, subject, text, link, spoken, type, data, null, false);
    }
}
