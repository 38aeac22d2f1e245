package dev.cairn.notification.muting.domain;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What keeps people from being paged for an alert.
 *
 * @param by the id of it
 * @param reason one sentence for people
 * @param until when it ends by itself; null where only another event ends it
 */
public record Hold(
        Kind kind, String by, String reason, @Nullable Instant until) {

    /** What can hold an alert. */
    public enum Kind {
        SILENCE,
        MAINTENANCE,
        INHIBITION,
        GROUP;

        /** The word used in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
