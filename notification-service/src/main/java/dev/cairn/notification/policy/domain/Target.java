package dev.cairn.notification.policy.domain;

import java.util.Locale;
import java.util.Optional;

/**
 * Whom a step tells.
 *
 * @param id subject of a member, or id of a schedule or a webhook
 */
public record Target(Kind kind, String id) {

    /** What can be told. */
    public enum Kind {
        PERSON,
        /** Whoever is on call when the step is carried out. */
        SCHEDULE,
        /** Another system; it wakes nobody by itself. */
        WEBHOOK;

        /** The word used in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind with this word; empty when there is none. */
        public static Optional<Kind> ofWord(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}
