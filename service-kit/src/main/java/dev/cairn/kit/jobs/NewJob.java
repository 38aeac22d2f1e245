package dev.cairn.kit.jobs;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job to be queued.
 *
 * @param id chosen by the caller, so that it can be told before the job exists
 * @param subject what it works on, null for none
 * @param dedupKey at most one job of the kind with this key waits; null for no such limit
 * @param dueAt not begun before
 */
public record NewJob(
        UUID id,
        UUID organisationId,
        String kind,
        @Nullable UUID subject,
        @Nullable String dedupKey,
        Instant dueAt,
        JsonObject payload) {}
