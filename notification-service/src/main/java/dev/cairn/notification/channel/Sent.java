package dev.cairn.notification.channel;

import dev.cairn.notification.delivery.domain.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * What became of one try to send a message.
 *
 * @param attempt null when nothing was tried, since too much is under way to the same host
 * @param answer the beginning of what the other side said; null when it said nothing
 */
public record Sent(@Nullable Attempt attempt, @Nullable String answer) {

    /** How much of an answer is kept. */
    public static final int LONGEST_ANSWER = 1024;

    static final Sent BUSY = new Sent(null, null);

    static Sent of(Attempt attempt, @Nullable String answer) {
        if (answer == null || answer.isBlank()) {
            return new Sent(attempt, null);
        }
        return new Sent(attempt, cut(answer.replace('\0', '\ufffd')));
    }

    /** The same without the address that it went to. */
    Sent hiding(Destination to) {
        return answer == null ? this : new Sent(attempt, cut(to.hidden(answer)));
    }

    private static String cut(String text) {
        return text.length() > LONGEST_ANSWER ? text.substring(0, LONGEST_ANSWER) : text;
    }

    /** Whether it arrived. */
    public boolean delivered() {
        return attempt != null && attempt.delivered();
    }
}
