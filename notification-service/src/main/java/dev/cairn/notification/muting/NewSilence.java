package dev.cairn.notification.muting;

import dev.cairn.notification.matching.MatcherBody;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A silence to be made. */
@Schema(name = "NewSilence", examples = """
        {"matchers": [{"name": "service", "operator": "=", "value": "shop"},
        {"name": "severity", "operator": "=~", "value": "warning|info"}],
        "end": "2027-01-10T11:30:00Z", "start": "2027-01-10T09:30:00Z", "reason": "The deploy runs"}""")
record NewSilence(
        @Schema(required = true, minItems = 1, maxItems = 20, description = "An alert has to meet all of them")
        @Nullable
        List<@Nullable MatcherBody> matchers,

        @Schema(format = "date-time", description = "Now when absent, or when it is past; at most a year ahead")
        @Nullable
        String start,

        @Schema(required = true, format = "date-time", description = "At most 90 days after the start") @Nullable
        String end,

        @Schema(required = true, minLength = 1, maxLength = Silences.LONGEST_REASON) @Nullable
        String reason) {}
