package dev.cairn.notification.paging;

import org.jspecify.annotations.Nullable;

/**
 * What became of an order.
 *
 * @param queued whether a message is on its way
 * @param reason why not; null when it is
 */
public record PageOutcome(
        PageOrder order, boolean queued, @Nullable String reason) {}
