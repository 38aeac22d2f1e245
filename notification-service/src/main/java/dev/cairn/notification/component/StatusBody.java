package dev.cairn.notification.component;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How somebody says that a component is. */
@Schema(name = "NewComponentStatus", examples = "{\"status\": \"degraded\"}")
record StatusBody(
        @Schema(
                required = true,
                enumeration = {"operational", "maintenance", "degraded", "partial-outage", "major-outage"})
        @Nullable
        String status) {}
