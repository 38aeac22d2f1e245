package dev.cairn.notification.routing;

import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which alert is to be looked at. */
@Schema(name = "RoutingQuestion", examples = """
        {"sample": {"integration": "prometheus", "service": "shop", "severity": "critical", "urgency": "high",
        "title": "Disk is full", "details": {"region": "eu-west"}}, "at": "2027-01-10T11:30:00Z"}""")
record PreviewBody(
        @Schema(description = "Id of an alert. Either this or a sample") @Nullable
        UUID alert,

        @Nullable Sample sample,

        @Schema(format = "date-time", description = "When it would be raised; now when absent") @Nullable
        String at) {

    /** An alert that is not there. */
    @Schema(name = "SampleAlert")
    record Sample(
            @Schema(maxLength = PreviewRoute.LONGEST) @Nullable
            String integration,

            @Schema(maxLength = PreviewRoute.LONGEST) @Nullable
            String service,

            @Schema(maxLength = PreviewRoute.LONGEST) @Nullable
            String source,

            @Schema(maxLength = PreviewRoute.LONGEST) @Nullable
            String kind,

            @Schema(enumeration = {"info", "warning", "error", "critical"}) @Nullable
            String severity,

            @Schema(enumeration = {"high", "low"}) @Nullable String urgency,

            @Schema(maxLength = PreviewRoute.LONGEST) @Nullable
            String project,

            @Schema(maxLength = PreviewRoute.LONGEST) @Nullable
            String title,

            @Schema(maxLength = PreviewRoute.LONGEST) @Nullable
            String practice,

            @Schema(maxLength = PreviewRoute.LONGEST) @Nullable
            String phase,

            @Schema(description = "At most 50 facts by any names") @Nullable
            Map<String, @Nullable String> details) {}
}
