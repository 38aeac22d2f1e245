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
 */
public record Notice(
        String messageId,
        String subject,
        String text,
        @Nullable String link,
        String spoken,
        String type,
        Object data) {}
