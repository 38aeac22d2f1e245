package dev.cairn.notification.why.domain;

import dev.cairn.notification.policy.domain.Target;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that happened to an alert, as it was kept then. Ids are made in the order of time. */
public sealed interface Fact {

    UUID id();

    Instant at();

    /**
     * A line of the alert's story.
     *
     * @param by name of who did it
     * @param text one sentence, as it was written then
     */
    record Line(UUID id, Instant at, Kind kind, String by, String text) implements Fact {

        /** What lines tell. */
        public enum Kind {
            RAISED,
            /** It wants attention again: it got worse, or its snooze ended. */
            WOKEN,
            ACKNOWLEDGED,
            /** Nobody said that they still take care of it. */
            REOPENED,
            SNOOZED,
            RESOLVED,
            HELD,
            /** A step was carried out; of steps from before they were kept there is nothing else. */
            STEPPED,
            ENDED
        }

        /** Whether the escalation stops, or begins anew, by this. */
        boolean ends() {
            return kind != Kind.HELD && kind != Kind.STEPPED && kind != Kind.ENDED && kind != Kind.RAISED;
        }
    }

    /**
     * A decision of the rules, where it was another than the one before.
     *
     * @param version of the rules; 0 while there are none
     * @param rule null when none matched
     * @param policy null when nobody was to be paged
     * @param urgency what the rule set; null for the alert's own
     */
    record Decided(
            UUID id,
            Instant at,
            long version,
            @Nullable Named rule,
            @Nullable UUID policy,
            @Nullable String urgency,
            List<Missed> missed,
            int moreMissed,
            List<Hold> holds)
            implements Fact {

        /** A rule before it, with the matcher that did not hold and what the alert had instead. */
        public record Missed(Named rule, String matcher, String fact) {}

        /** What held the alert. */
        public record Hold(
                String kind,
                String by,
                String reason,
                @Nullable Instant until) {}

        public Decided {
            missed = List.copyOf(missed);
            holds = List.copyOf(holds);
        }
    }

    /**
     * A step that was carried out.
     *
     * @param due null when it was carried out before it had a time
     * @param byPerson whether somebody asked for it before its time
     * @param word what followed, as {@code goes-on}
     */
    record Stepped(
            UUID id,
            Instant at,
            long generation,
            int round,
            int step,
            boolean fallback,
            Named policy,
            long policyVersion,
            String urgency,
            @Nullable Instant due,
            boolean byPerson,
            String by,
            String word,
            List<Meant> meant)
            implements Fact {

        public Stepped {
            meant = List.copyOf(meant);
        }

        /** Whether a target of it stood for a person. */
        boolean names(String person) {
            return meant.stream().anyMatch(one -> one.people().contains(person));
        }
    }

    /**
     * Whom a target of a step stood for.
     *
     * @param name of a schedule or a webhook; null of a person, and of what was gone
     * @param missing why for nobody; null when for somebody
     */
    record Meant(
            Target.Kind kind,
            String target,
            @Nullable String name,
            List<String> people,
            @Nullable String missing) {

        public Meant {
            people = List.copyOf(people);
        }
    }

    /**
     * Somebody who was paged.
     *
     * @param unreached why nothing was sent; null when something was to be
     * @param rulesVersion of the person's rules; null when it was not kept, 0 for who never made any
     * @param usual whether the rules named nothing that could be used; null when it was not kept
     * @param unverified how many methods could not be used; null when it was not kept
     */
    record Paged(
            UUID id,
            Instant at,
            long generation,
            int round,
            int step,
            String person,
            String name,
            String why,
            String urgency,
            @Nullable String unreached,
            @Nullable Long rulesVersion,
            @Nullable Boolean usual,
            @Nullable Integer unverified)
            implements Fact {}

    /**
     * A message of a page.
     *
     * @param delayMinutes after the page; null when it was not kept
     * @param held whether it waited for room
     * @param together id of the message that it went with; null when it went by itself
     * @param ended null while it waits
     * @param method whether the method can be used by now; null when it was removed
     */
    record Message(
            UUID id,
            Instant at,
            UUID page,
            String person,
            String kind,
            String hint,
            UUID methodId,
            @Nullable Boolean method,
            @Nullable Integer delayMinutes,
            boolean held,
            @Nullable UUID together,
            String state,
            Instant due,
            @Nullable Instant ended,
            @Nullable String reason)
            implements Fact {

        /** Its state at an instant. */
        String stateAt(@Nullable Instant asked) {
            return asked != null && ended != null && ended.isAfter(asked) ? "waiting" : state;
        }
    }

    /**
     * A try of a message.
     *
     * @param status null when there was no answer
     * @param error null when it arrived
     * @param answer its beginning; null where it may not be shown
     */
    record Tried(
            UUID id,
            Instant at,
            UUID message,
            String person,
            int number,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable String answer,
            long durationMs)
            implements Fact {}
}
