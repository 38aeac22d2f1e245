package dev.cairn.notification.policy.domain;

import java.time.Instant;
import java.util.List;

/** What an escalation has to do now. */
public sealed interface Move {

    /** Nothing before an instant. */
    record Wait(Instant until) implements Move {}

    /** Tell somebody. */
    record Tell(int round, int step, boolean fallback, List<Target> targets) implements Move {}

    /** Nothing any more: it does not run. */
    record Rest() implements Move {}
}
