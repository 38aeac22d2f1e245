package dev.cairn.notification.statuspage;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation says of its status page.
 *
 * @param support where visitors find help; null for nowhere
 * @param changedBy subject of the person, or id of the token; null while nobody wrote any
 * @param version 0 while nobody wrote any
 */
record PageSettings(
        boolean enabled,
        String title,
        ZoneId zone,
        @Nullable String support,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        long version) {}
