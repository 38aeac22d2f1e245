package dev.cairn.notification.muting;

import dev.cairn.notification.common.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance window as it is stored.
 *
 * @param overAt from then on it never opens again; null where it goes on for ever
 */
record MaintenanceRow(
        UUID id,
        MaintenanceBody body,
        @Nullable Instant overAt,
        String createdBy,
        String createdByName,
        Instant createdAt,
        @Nullable String endedBy,
        long version) {

    static final String COLUMNS = "id, body, over_at, created_by, created_by_name, created_at, ended_by, version";

    static MaintenanceRow of(@Nullable Object[] row, Json json) {
        return new MaintenanceRow(
                (UUID) row[0],
                json.read((String) row[1], MaintenanceBody.class),
                row[2] == null ? null : ((OffsetDateTime) row[2]).toInstant(),
                (String) row[3],
                (String) row[4],
                ((OffsetDateTime) row[5]).toInstant(),
                (String) row[6],
                ((Number) row[7]).longValue());
    }

    MaintenanceRow ended(Instant now, String by) {
        return new MaintenanceRow(id, body, now, createdBy, createdByName, createdAt, by, version + 1);
    }
}
