package dev.cairn.notification.routing;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why nobody is paged for an alert now.
 *
 * @param by the id of what holds it
 * @param reason one sentence for people
 * @param until when to ask again; null where only another event ends it
 */
public record Held(
        Kind kind, String by, String reason, @Nullable Instant until) {

    /** What can hold an alert. */
    public enum Kind {
        SILENCE,
        INHIBITION,
        MAINTENANCE,
        GROUP;

        /** The word used in JSON and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
