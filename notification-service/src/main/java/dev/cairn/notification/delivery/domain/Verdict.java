package dev.cairn.notification.delivery.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows from a try. */
public sealed interface Verdict {

    /** It arrived. */
    record Delivered() implements Verdict {}

    /**
     * It is tried again.
     *
     * @param holdUntil nothing is sent to the endpoint before; null for no such limit
     */
    record TryAgain(Instant at, @Nullable Instant holdUntil) implements Verdict {}

    /**
     * It is not tried again, and neither is anything else sent to the endpoint.
     *
     * @param reason one sentence for the endpoint's owner
     */
    record Disable(String reason) implements Verdict {}
}
