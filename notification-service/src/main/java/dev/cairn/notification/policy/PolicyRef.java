package dev.cairn.notification.policy;

import java.util.UUID;

/** Names one version of a policy. */
public record PolicyRef(UUID id, String name, long version) {}
