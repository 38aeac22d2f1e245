package dev.cairn.kit.jobs;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands.
 *
 * @param subject what it works on, null for none
 * @param attempts how often it was begun
 * @param problem why it failed, as a problem document; null unless failed or dead
 * @param version grows with every change
 */
public record Job(
        UUID id,
        UUID organisationId,
        String kind,
        @Nullable UUID subject,
        JobState state,
        Instant dueAt,
        int attempts,
        boolean cancelRequested,
        JsonObject payload,
        JsonObject progress,
        @Nullable JsonObject result,
        @Nullable JsonObject problem,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long version) {

    static final String COLUMNS =
            "id, organisation_id, kind, subject, state, due_at, attempts, cancel_requested, payload, progress, result,"
                    + " problem, created_at, started_at, finished_at, version";

    static Job of(Row row) {
        return new Job(
                row.getUUID("id"),
                row.getUUID("organisation_id"),
                row.getString("kind"),
                row.getUUID("subject"),
                JobState.ofWord(row.getString("state")),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getInteger("attempts"),
                row.getBoolean("cancel_requested"),
                row.getJsonObject("payload"),
                row.getJsonObject("progress"),
                row.getJsonObject("result"),
                row.getJsonObject("problem"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("finished_at")),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
