package dev.cairn.notification.why.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of an answer.
 *
 * @param person whom alone it is about; null for everybody
 * @param text one or more sentences for people
 * @param facts the same for programs
 */
public record Link(
        Kind kind,
        Instant at,
        @Nullable String person,
        Outcome outcome,
        String text,
        List<Reference> references,
        Map<String, String> facts) {

    /** What a link is about. */
    public enum Kind {
        INTAKE,
        ROUTING,
        HOLD,
        STEP,
        ON_CALL,
        RULES,
        MESSAGE,
        ATTEMPT,
        ACKNOWLEDGEMENT,
        END;

        /** The word used in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether the chain goes on from here. */
    public enum Outcome {
        GOES_ON,
        /** It goes on later, or somewhere else. */
        WAITS,
        /** It ends here, for the person or for everybody. */
        ENDS,
        /** It was not kept, or was changed since. */
        UNKNOWN;

        /** The word used in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Something that a link names.
     *
     * @param kind such as rule, policy, schedule, silence or message
     * @param version that counted; null where there are none
     */
    public record Reference(
            String kind,
            String id,
            @Nullable String name,
            @Nullable Long version) {

        static Reference of(String kind, String id) {
            return new Reference(kind, id, null, null);
        }

        static Reference of(String kind, Named named) {
            return new Reference(kind, named.id(), named.name(), null);
        }
    }

    public Link {
        references = List.copyOf(references);
        facts = Map.copyOf(facts);
    }

    static Link of(
            Kind kind, Fact fact, @Nullable String person, Outcome outcome, String text, Reference... references) {
        return new Link(kind, fact.at(), person, outcome, text, List.of(references), Map.of());
    }

    Link with(Map<String, String> known) {
        return new Link(kind, at, person, outcome, text, references, known);
    }
}
