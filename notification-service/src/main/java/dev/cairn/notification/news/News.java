package dev.cairn.notification.news;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an alert.
 *
 * @param what acknowledged or resolved
 * @param by whose deed it was
 */
record News(UUID alert, String title, String severity, String what, String by, Instant at) {

    /** @param row alert, title, severity, what, by_name, at */
    static News read(@Nullable Object[] row) {
        return new News(
                (UUID) Objects.requireNonNull(row[0]),
                String.valueOf(row[1]),
                String.valueOf(row[2]),
                String.valueOf(row[3]),
                String.valueOf(row[4]),
                ((OffsetDateTime) Objects.requireNonNull(row[5])).toInstant());
    }

    /** In one line. */
    String told() {
        return "%s: %s by %s".formatted(title, what, by);
    }
}
