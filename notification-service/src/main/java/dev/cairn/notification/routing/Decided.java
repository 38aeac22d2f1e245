package dev.cairn.notification.routing;

import dev.cairn.notification.muting.domain.Hold;
import dev.cairn.notification.routing.domain.Rule;
import dev.cairn.notification.routing.domain.Rules;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert goes, and why it does not go at once.
 *
 * @param trace which rule it meets, and why not one before it
 * @param policy null when nobody is paged
 * @param group facts that make its group; empty where it is in none
 * @param holds what holds it, the one that counts first
 * @param joined whether it was in another group before, or in none
 */
record Decided(Rules.Trace trace, @Nullable UUID policy, Map<String, String> group, List<Hold> holds, boolean joined) {

    /** The rule that counts; null when it meets none. */
    @Nullable
    Rule rule() {
        return trace.rule();
    }

    /** What counts; null when nothing holds it. */
    @Nullable
    Hold hold() {
        return holds.isEmpty() ? null : holds.get(0);
    }
}
