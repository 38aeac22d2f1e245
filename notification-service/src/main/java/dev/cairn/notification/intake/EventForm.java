package dev.cairn.notification.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an event looks, for the document; fields that are not named here are passed over. */
@Schema(name = "Event", requiredProperties = "event_action", examples = """
        {"event_action": "trigger", "dedup_key": "db-1/disk", "routing_key": "webshop",
        "payload": {"summary": "Disk of db-1 is full to 91 %", "source": "db-1.example.com", "severity": "warning",
        "component": "postgresql", "custom_details": {"used": "91 %"}},
        "client": "Disk watcher", "client_url": "https://watch.example.com/db-1"}""")
record EventForm(
        @Schema(
                name = "event_action",
                enumeration = {"trigger", "acknowledge", "resolve"})
        @JsonProperty("event_action")
        String eventAction,

        @Schema(name = "dedup_key", maxLength = 255, description = "Names the trouble; made up for a trigger without")
        @JsonProperty("dedup_key")
        @Nullable
        String dedupKey,

        @Schema(
                name = "routing_key",
                maxLength = 255,
                description =
                        "Names the service: keys of different ones never meet. A project's slug makes it that project's")
        @JsonProperty("routing_key")
        @Nullable
        String routingKey,

        @Nullable Payload payload,
        @Nullable String client,

        @Schema(name = "client_url") @JsonProperty("client_url") @Nullable
        String clientUrl) {

    /** What is wrong; needed for a trigger. */
    @Schema(
            name = "EventPayload",
            requiredProperties = {"summary", "source", "severity"})
    record Payload(
            @Schema(maxLength = 1024) String summary,
            @Schema(maxLength = 1024) String source,

            @Schema(enumeration = {"critical", "error", "warning", "info"})
            String severity,

            @Schema(format = "date-time") @Nullable String timestamp,
            @Nullable String component,
            @Nullable String group,

            @Schema(name = "class") @JsonProperty("class") @Nullable
            String kind,

            @Schema(name = "custom_details") @JsonProperty("custom_details") @Nullable
            Map<String, Object> customDetails) {}
}
