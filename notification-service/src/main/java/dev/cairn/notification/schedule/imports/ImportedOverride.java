package dev.cairn.notification.schedule.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An override as it would be here.
 *
 * @param kind replace or add
 * @param person key of who is on call
 * @param replaces key of whose place it is; null for everybody's
 */
public record ImportedOverride(
        String pointer,
        String kind,
        String person,
        @Nullable String replaces,
        Instant start,
        Instant end) {}
