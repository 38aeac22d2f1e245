package dev.cairn.notification.letter;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell that is no page.
 *
 * @param once what it is about, such as {@code incident:0199…:update:0199…}: the same is told each recipient once, however often
 *     it is queued; up to 200 characters
 * @param subject one line
 * @param text for people to read, without the link
 * @param link where there is more; null for nowhere
 * @param unsubscribe where the recipient ends such letters by one request, as RFC 8058 has it: an absolute URL, which becomes
 *     headers of a mail; null where that is done by settings. A link for people to follow belongs into the text
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
        Map<String, Object> data) {

    private static final int LONGEST_ONCE = 200;
    private static final Pattern URL = Pattern.compile("https?://[\\x21-\\x7e&&[^<>]]{1,1900}");

    public Letter {
        if (once.isEmpty() || once.length() > LONGEST_ONCE) {
            throw new IllegalArgumentException("once must have 1 to 200 characters");
        }
        if (unsubscribe != null && !URL.matcher(unsubscribe).matches()) {
            throw new IllegalArgumentException("unsubscribe must be a URL that can be put into a header");
        }
        data = Map.copyOf(data);
    }
}
