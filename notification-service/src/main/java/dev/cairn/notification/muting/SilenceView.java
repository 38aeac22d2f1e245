package dev.cairn.notification.muting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.matching.MatcherBody;
import dev.cairn.notification.muting.domain.Silence;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A silence as it is shown.
 *
 * @param createdBy subject of the person, or id of the token
 * @param endedBy who ended it before its time; absent while nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Silence", examples = """
        {"id": "01990b21-0000-7000-8000-0000000000c1", "state": "active",
        "matchers": [{"name": "service", "operator": "=", "value": "shop"}], "start": "2026-04-12T09:30:00Z",
        "end": "2026-04-12T11:30:00Z", "reason": "The deploy runs", "createdBy": "ana", "createdByName": "Ana",
        "createdAt": "2026-04-12T09:30:00Z", "version": 1}""")
record SilenceView(
        UUID id,

        @Schema(enumeration = {"pending", "active", "expired"})
        String state,

        List<@Nullable MatcherBody> matchers,
        Instant start,
        Instant end,
        String reason,
        String createdBy,
        String createdByName,
        Instant createdAt,
        @Nullable String endedBy,
        long version) {

    static final String COLUMNS =
            "id, matchers, start_at, end_at, reason, created_by, created_by_name, created_at, ended_by, version";

    static SilenceView of(@Nullable Object[] row, Json json, Instant now) {
        Instant start = ((OffsetDateTime) row[2]).toInstant();
        Instant end = ((OffsetDateTime) row[3]).toInstant();
        return new SilenceView(
                (UUID) row[0],
                Silence.state(start, end, now).word(),
                Arrays.asList(json.read((String) row[1], MatcherBody[].class)),
                start,
                end,
                (String) row[4],
                (String) row[5],
                (String) row[6],
                ((OffsetDateTime) row[7]).toInstant(),
                (String) row[8],
                ((Number) row[9]).longValue());
    }

    /** The same after somebody ended it. One that has not begun never does. */
    SilenceView ended(Instant now, Actor by) {
        return new SilenceView(
                id,
                Silence.State.EXPIRED.word(),
                matchers,
                start.isAfter(now) ? now : start,
                now,
                reason,
                createdBy,
                createdByName,
                createdAt,
                by.id(),
                version + 1);
    }
}
