package dev.cairn.notification.incident;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who does what in an incident, as subjects of members. */
@Schema(name = "IncidentRoles", examples = "{\"lead\": \"ana\", \"communications\": \"ben\"}")
record RolesBody(
        @Schema(description = "Who leads; nobody when absent") @Nullable
        String lead,

        @Schema(description = "Who tells others; nobody when absent") @Nullable
        String communications,

        @Schema(description = "Who writes down; nobody when absent") @Nullable
        String scribe) {

    @Nullable
    String of(IncidentRole role) {
        return switch (role) {
            case LEAD -> lead;
            case COMMUNICATIONS -> communications;
            case SCRIBE -> scribe;
        };
    }
}
