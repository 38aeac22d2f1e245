package dev.cairn.notification.routing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert goes.
 *
 * @param policy whom it escalates to; null when nobody is to be paged
 * @param rule the routing rule that decided; null when none matched
 * @param held why it waits; null when it goes at once
 */
public record Route(
        @Nullable UUID policy,
        @Nullable UUID rule,
        @Nullable Held held) {}
