package dev.cairn.assessment.source;

import dev.cairn.kit.audit.Actor;
import java.time.Instant;

/** Who set something, and when. */
record SetBy(String by, String name, Instant at) {

    static SetBy of(Actor actor, Instant at) {
        return new SetBy(actor.id(), actor.name(), at);
    }
}
