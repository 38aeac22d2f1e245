package dev.cairn.notification.delivery.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one try to deliver a message went.
 *
 * @param status the HTTP status; null when there was no answer
 * @param error why there was none, or what is wrong with it; null when the status says it all
 * @param retryAfter how long the receiver asked to be left alone; null when it did not ask
 */
public record Attempt(
        Instant at,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable Duration retryAfter,
        Duration duration) {

    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    /** Only 2xx says that the receiver has it. */
    public boolean delivered() {
        return status != null && status >= 200 && status < 300;
    }

    /** The receiver wants no more messages, ever. */
    boolean gone() {
        return status != null && status == GONE;
    }

    /** The receiver has too much to do: everything that waits for it should wait. */
    boolean overloaded() {
        return status != null
                && (status == TOO_MANY || status == BAD_GATEWAY || status == UNAVAILABLE || status == GATEWAY_TIMEOUT);
    }

    /** The result in a few words. */
    public String told() {
        if (status == null) {
            return String.valueOf(error);
        }
        return error == null ? "status " + status : "status " + status + ", " + error;
    }
}
