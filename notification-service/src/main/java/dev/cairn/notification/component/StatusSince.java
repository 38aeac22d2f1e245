package dev.cairn.notification.component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From when on a component was shown as it was. */
public record StatusSince(Instant at, ComponentStatus status) {

    static StatusSince of(@Nullable Object[] row) {
        return new StatusSince(
                ((OffsetDateTime) Objects.requireNonNull(row[1])).toInstant(),
                ComponentStatus.ofWord(String.valueOf(row[2])).orElseThrow());
    }
}
