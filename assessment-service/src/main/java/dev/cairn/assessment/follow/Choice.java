package dev.cairn.assessment.follow;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which roadmap was chosen.
 *
 * @param project null for the organisation's choice
 * @param roadmap null when it was left open again
 * @param version counts its changes
 */
record Choice(
        UUID id,
        @Nullable UUID project,
        @Nullable String roadmap,
        String by,
        String byName,
        Instant at,
        long version) {}
