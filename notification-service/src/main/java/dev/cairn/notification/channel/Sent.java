package dev.cairn.notification.channel;

import dev.cairn.notification.delivery.domain.AnswerHead;
import dev.cairn.notification.delivery.domain.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * What became of one try to send a message.
 *
 * @param attempt null when nothing was tried, since too much is under way to the same host
 * @param answer the beginning of what the other side said; null when it said nothing
 * @param refused whether the other side said that nothing will ever arrive there
 */
public record Sent(@Nullable Attempt attempt, @Nullable String answer, boolean refused) {

    private static final int GONE = 410;

    static final Sent BUSY = new Sent(null, null, false);

    static Sent of(Attempt attempt, @Nullable String answer) {
        return new Sent(attempt, AnswerHead.of(answer), isGone(attempt));
    }

    /** The same, and nothing will ever arrive there. */
    Sent forEver() {
        return new Sent(attempt, answer, true);
    }

    private static boolean isGone(Attempt attempt) {
        Integer status = attempt.status();
        return status != null && status == GONE;
    }

    /** The same without the address that it went to. */
    Sent hiding(Destination to) {
        return answer == null ? this : new Sent(attempt, AnswerHead.of(to.hidden(answer)), refused);
    }

    /** Whether it arrived. */
    public boolean delivered() {
        return attempt != null && attempt.delivered();
    }
}
