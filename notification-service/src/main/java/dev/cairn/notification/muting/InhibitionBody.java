package dev.cairn.notification.muting;

import dev.cairn.notification.matching.MatcherBody;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An inhibition rule as it is written, and stored. */
@Schema(name = "NewInhibition", examples = """
        {"name": "A dead host explains the rest", "source": [{"name": "alertname", "operator": "=", "value": "HostDown"}],
        "target": [{"name": "severity", "operator": "=~", "value": "warning|error"}], "equal": ["source"]}""")
record InhibitionBody(
        @Schema(required = true, minLength = 1, maxLength = Inhibitions.LONGEST_NAME) @Nullable
        String name,

        @Schema(required = true, minItems = 1, maxItems = 20, description = "Which alerts inhibit, while not resolved")
        @Nullable
        List<@Nullable MatcherBody> source,

        @Schema(required = true, minItems = 1, maxItems = 20, description = "Which alerts nobody is paged for then")
        @Nullable
        List<@Nullable MatcherBody> target,

        @Schema(maxItems = Inhibitions.MOST_EQUAL, description = "Facts that both must have alike; none when absent")
        @Nullable
        List<@Nullable String> equal) {}
