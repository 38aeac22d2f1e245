package dev.cairn.notification.incident;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where an incident is to be from now on. */
@Schema(
        name = "IncidentStateChange",
        examples = "{\"state\": \"resolved\", \"reason\": \"Rolled back\", \"resolveAlerts\": true}")
record StateChange(
        @Schema(
                required = true,
                enumeration = {"investigating", "identified", "monitoring", "resolved"})
        @Nullable
        String state,

        @Schema(maxLength = StateChange.LONGEST_REASON, description = "Why; needed to open a resolved one again")
        @Nullable
        String reason,

        @Schema(description = "Whether the alerts that are attached are resolved with it; only for resolved") @Nullable
        Boolean resolveAlerts) {

    static final int LONGEST_REASON = 500;

    boolean withAlerts() {
        return Boolean.TRUE.equals(resolveAlerts);
    }
}
