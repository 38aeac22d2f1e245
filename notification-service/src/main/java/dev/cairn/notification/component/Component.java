package dev.cairn.notification.component;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A part of a product that its users know.
 *
 * @param shown whether the status page has it
 * @param bindings whose alerts suggest a status; empty for none
 * @param byHand what somebody set
 * @param status what is shown: the worst of what somebody set, of open incidents and of maintenance
 */
public record Component(
        UUID id,
        String name,
        String description,
        boolean shown,
        List<BindingBody> bindings,
        ComponentStatus byHand,
        ComponentStatus status,
        Instant createdAt,
        long version) {}
