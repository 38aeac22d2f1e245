package dev.cairn.notification.alert.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert that is not resolved yet, acknowledged or not. */
public record OpenAlert(
        UUID id,
        String dedupKey,
        AlertKind kind,
        @Nullable String practice,
        @Nullable String phase) {}
