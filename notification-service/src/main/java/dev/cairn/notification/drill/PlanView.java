package dev.cairn.notification.drill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A plan of drills as it was last written.
 *
 * @param next when the next drill begins; absent while it is off
 * @param note why the last drill did not begin; absent when it did
 * @param changedBy subject of the person, or id of the token
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DrillPlan", examples = """
        {"id": "01990b22-0000-7000-8000-0000000000b1", "policy": "01990b20-0000-7000-8000-0000000000c1",
        "timeZone": "Europe/Berlin", "start": "2026-12-07", "unit": "weeks", "every": 2, "from": "10:00",
        "until": "16:00", "weekdays": ["monday", "tuesday"], "timeLimitMinutes": 30, "enabled": true,
        "next": "2026-12-07T09:00:00Z", "changedBy": "ana", "version": 1, "createdAt": "2026-12-01T10:00:00Z"}""")
record PlanView(
        UUID id,
        UUID policy,
        @Nullable String project,
        String timeZone,
        String start,
        @Schema(enumeration = {"weeks", "months"}) String unit,
        int every,
        String from,
        String until,
        List<@Nullable String> weekdays,
        @Nullable Integer timeLimitMinutes,
        boolean enabled,
        @Nullable Instant next,
        @Nullable String note,
        String changedBy,
        long version,
        Instant createdAt) {}
