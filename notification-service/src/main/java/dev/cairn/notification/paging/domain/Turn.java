package dev.cairn.notification.paging.domain;

import java.time.Instant;

/** Whether it is a message's turn. */
public sealed interface Turn {

    /** It goes by itself. */
    record Alone() implements Turn {}

    /** It goes, and takes along whatever else waits for the same destination. */
    record Bundled() implements Turn {}

    /** It has to wait. */
    record Later(Instant at) implements Turn {}
}
