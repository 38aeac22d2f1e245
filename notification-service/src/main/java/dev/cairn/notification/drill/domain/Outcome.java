package dev.cairn.notification.drill.domain;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of a drill. */
public enum Outcome {
    /** It goes on. */
    RUNNING,
    /** Somebody whom it paged took it on in time. */
    ACKNOWLEDGED,
    /** Nobody did. */
    FAILED,
    /** Somebody ended it without taking it on, or took it on without having been paged, which proves nothing. */
    STOPPED;

    /**
     * Decides.
     *
     * @param acknowledgedAt when somebody took its alert on first; null when nobody did
     * @param byPaged whether that was somebody whom it paged
     * @param resolved whether its alert is over
     * @param endsAt until when there is time
     */
    public static Outcome of(
            @Nullable Instant acknowledgedAt, boolean byPaged, boolean resolved, Instant endsAt, Instant now) {
        if (acknowledgedAt != null && !acknowledgedAt.isAfter(endsAt)) {
            return byPaged ? ACKNOWLEDGED : STOPPED;
        }
        if (resolved) {
            return STOPPED;
        }
        return endsAt.isAfter(now) ? RUNNING : FAILED;
    }

    /** The word used in JSON, in events and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
