package dev.cairn.notification.why.domain;

import java.util.Locale;

/**
 * Whether somebody was paged, in one sentence.
 *
 * @param because why, or why not
 */
public record Verdict(String person, String name, Word word, String because) {

    /** What came of it for somebody. */
    public enum Word {
        /** A message arrived. */
        PAGED,
        /** Somebody wanted to, and no message arrived. */
        NOT_REACHED,
        /** A message is on its way. */
        WAITING,
        NOT_PAGED,
        /** It is not kept any more. */
        UNKNOWN;

        /** The word used in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
