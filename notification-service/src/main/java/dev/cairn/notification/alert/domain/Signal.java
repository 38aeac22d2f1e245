package dev.cairn.notification.alert.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another system says of one trouble.
 *
 * @param key names the trouble; unique among the open alerts of an integration and a service
 * @param report what is wrong; null when the trouble is only acknowledged or over
 * @param startsAt since when, as the sender says; null where it does not say
 * @param until of a trigger: the alert is resolved at this instant unless it is heard of again; null for never. Of a
 *     resolve: when the trouble ended; null where the sender does not say
 */
public record Signal(
        Action action,
        Key key,
        @Nullable Report report,
        @Nullable Instant startsAt,
        @Nullable Instant until) {

    /** What is to become of the alert. */
    public enum Action {
        TRIGGER,
        ACKNOWLEDGE,
        RESOLVE
    }

    /** Which open alert is meant. */
    public record Key(String integration, String service, String dedup) {}

    /**
     * What is wrong.
     *
     * @param source the machine or system that is in trouble; null when it is not said
     * @param link where more is to be seen; null for none
     * @param project slug of the project that it is about, if there is such a project; null when none is named
     * @param details short facts, by their names
     */
    public record Report(
            Severity severity,
            Urgency urgency,
            String title,
            String detail,
            @Nullable String source,
            @Nullable String link,
            @Nullable String project,
            Map<String, String> details) {

        public Report {
            title = Trouble.cut(title, Trouble.LONGEST_TITLE);
            detail = Trouble.cut(detail, Trouble.LONGEST_DETAIL);
            details = Map.copyOf(details);
        }
    }
}
