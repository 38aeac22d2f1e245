package dev.cairn.notification.alert.domain;

import java.util.UUID;

/** One thing to do about a project's alerts. */
public sealed interface Decision {

    /** Trouble that no open alert is about. */
    record Raise(Trouble trouble) implements Decision {}

    /** Trouble that the open alert is about already. */
    record Repeat(UUID alert, Trouble trouble) implements Decision {}

    /**
     * Trouble that is over.
     *
     * @param reason one sentence for people
     */
    record Resolve(UUID alert, String reason) implements Decision {}
}
