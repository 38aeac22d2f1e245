package dev.cairn.notification.channel;

import dev.cairn.notification.delivery.domain.AnswerHead;
import dev.cairn.notification.delivery.domain.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * What became of one try to send a message.
 *
 * @param attempt null when nothing was tried, since too much is under way to the same host
 * @param answer the beginning of what the other side said; null when it said nothing
 */
public record Sent(@Nullable Attempt attempt, @Nullable String answer) {

    static final Sent BUSY = new Sent(null, null);

    static Sent of(Attempt attempt, @Nullable String answer) {
        return new Sent(attempt, AnswerHead.of(answer));
    }

    /** The same without the address that it went to. */
    Sent hiding(Destination to) {
        return answer == null ? this : new Sent(attempt, AnswerHead.of(to.hidden(answer)));
    }

    /** Whether it arrived. */
    public boolean delivered() {
        return attempt != null && attempt.delivered();
    }
}
