package dev.cairn.notification.policy;

import dev.cairn.notification.policy.domain.Policy;

/**
 * A policy as it is at one instant.
 *
 * @param text keeps it; {@link Policies#thawed} reads it again
 */
public record FrozenPolicy(PolicyRef ref, Policy policy, String text) {}
