package dev.cairn.assessment.assess.domain;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether something applies, and what that was read from.
 *
 * @param reason why not
 * @param overruled whose word decided; {@code null}: the facts did
 */
record Scope(
        State state,
        String reason,
        List<FactRead> facts,
        @Nullable Overruling overruled) {

    enum State {
        IN,
        OUT,
        OPEN
    }

    static final Scope EVERYTHING = new Scope(State.IN, "", List.of(), null);

    static Scope said(ApplicabilityOverride override) {
        return new Scope(
                override.applies() ? State.IN : State.OUT, override.reason(), List.of(), override.overruling());
    }

    /** The narrower of the two: what is out in one is out, what is open in one is open. */
    Scope and(Scope inner) {
        if (state == State.IN && inner.state == State.IN) {
            return overruled == null && inner.overruled != null ? inner : this;
        }
        if (state == State.OUT || inner.state == State.IN) {
            return this;
        }
        return inner.state == State.OUT || state == State.IN ? inner : this;
    }

    /** What is said of a check that does not apply. */
    String outside() {
        if (overruled == null) {
            return "Does not apply: " + reason + ".";
        }
        return overruled.says().equals("does-not-apply")
                ? "Does not apply: " + overruled.words() + "."
                : "Does not apply: " + reason + "; the kind of project was " + overruled.words() + ".";
    }

    /** What is said of a check of which nothing tells whether it applies. */
    String unknown() {
        return "Not known: whether it applies depends on "
                + facts.stream()
                        .filter(fact -> fact.state() != FactRead.State.COUNTS)
                        .map(FactRead::name)
                        .collect(Collectors.joining(", "))
                + ", which nothing tells. What would prove it: a scan of the repository.";
    }
}
