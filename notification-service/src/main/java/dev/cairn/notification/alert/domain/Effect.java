package dev.cairn.notification.alert.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a signal does.
 *
 * @param reason why it does nothing, one sentence; null where it does something
 */
public record Effect(What what, @Nullable String reason) {

    /** The kinds of effect. */
    public enum What {
        /** There is a new alert. */
        RAISED,
        /** The open alert was heard of again, and nothing else changed. */
        HEARD,
        /** The open alert happened again. */
        REPEATED,
        /** The open alert got worse, and nobody had taken it on yet. */
        WORSE,
        /** Somebody had taken the alert on or put it off, and it got worse: it is open again. */
        REOPENED,
        ACKNOWLEDGED,
        RESOLVED,
        /** It is about no open alert, or about what is so already. */
        DROPPED,
        /** There would be a new alert, but the organisation has as many open ones as it may. */
        REFUSED;

        /** The word used in JSON and in metrics. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Effect of(What what) {
        return new Effect(what, null);
    }

    /** What a signal does for which there is no room. */
    public static Effect refused() {
        return new Effect(What.REFUSED, "the organisation has as many open alerts as it may");
    }

    static Effect dropped(String reason) {
        return new Effect(What.DROPPED, reason);
    }
}
