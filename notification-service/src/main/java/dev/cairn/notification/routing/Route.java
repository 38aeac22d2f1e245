package dev.cairn.notification.routing;

import dev.cairn.notification.alert.domain.Urgency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert goes.
 *
 * @param policy whom it escalates to; null when nobody is to be paged
 * @param rule the routing rule that decided; null when none matched
 * @param urgency what counts instead of the alert's own; null for that
 * @param held why it waits; null when it goes at once
 */
public record Route(
        @Nullable UUID policy,
        @Nullable UUID rule,
        @Nullable Urgency urgency,
        @Nullable Held held) {

    /** One that leaves the alert's urgency as it is. */
    public Route(@Nullable UUID policy, @Nullable UUID rule, @Nullable Held held) {
        this(policy, rule, null, held);
    }
}
