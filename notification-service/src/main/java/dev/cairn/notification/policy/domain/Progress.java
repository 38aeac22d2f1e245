package dev.cairn.notification.policy.domain;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far an escalation is.
 *
 * @param generation grows whenever it starts anew, so that what was meant for an earlier one is known by it
 * @param round of the steps, from 1
 * @param step that comes next, from 1; one more than there are for the fallback
 * @param due when that is; null when nothing comes by itself
 * @param paged how many messages to people this generation has queued
 */
public record Progress(
        long generation,
        State state,
        int round,
        int step,
        @Nullable Instant due,
        int paged) {

    /** What an escalation is doing. */
    public enum State {
        RUNNING,
        /** Something says that nobody is to be paged for now. */
        HELD,
        /** Somebody took the alert on. */
        ACKNOWLEDGED,
        ENDED;

        /** The word used in JSON and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state with this word. */
        public static State ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    Progress with(State next, @Nullable Instant at) {
        return new Progress(generation, next, round, step, at, paged);
    }
}
