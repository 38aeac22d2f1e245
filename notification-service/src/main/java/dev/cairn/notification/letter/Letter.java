package dev.cairn.notification.letter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell that is no page.
 *
 * @param once what it is about, such as {@code incident:0199…:update:0199…}: the same is told each recipient once, however often
 *     it is queued; up to 200 characters
 * @param subject one line
 * @param text for people to read, without the link
 * @param link where there is more; null for nowhere
 * @param unsubscribe where the recipient ends such letters by one request, as RFC 8058 has it; null where that is done by settings
 * @param type of the event, for webhooks
 * @param data for webhooks, as JSON
 */
public record Letter(
        String once,
        String subject,
        String text,
        @Nullable String link,
        @Nullable String unsubscribe,
        String type,
        Map<String, Object> data) {}
