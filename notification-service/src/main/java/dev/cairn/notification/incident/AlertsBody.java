package dev.cairn.notification.incident;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Alerts to be attached to an incident. */
@Schema(name = "IncidentAlerts", examples = "{\"alerts\": [\"01990b11-6f70-7b75-9349-5f6a7b8c9d08\"]}")
record AlertsBody(
        @Schema(required = true, description = "Their ids") @Nullable
        List<@Nullable UUID> alerts) {}
