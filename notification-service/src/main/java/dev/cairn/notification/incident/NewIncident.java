package dev.cairn.notification.incident;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An incident to be declared. */
@Schema(name = "NewIncident", examples = """
        {"title": "Checkout answers 500", "summary": "Since the deploy of 09:25 a third of the orders fail.",
        "severity": "critical", "type": "availability", "alerts": ["01990b11-6f70-7b75-9349-5f6a7b8c9d08"],
        "lead": "ana"}""")
record NewIncident(
        @Schema(required = true, minLength = 1, maxLength = IncidentBody.LONGEST_TITLE, description = "One line")
        @Nullable
        String title,

        @Schema(description = "What is known of it; empty when absent") @Nullable
        String summary,

        @Schema(
                required = true,
                enumeration = {"info", "warning", "error", "critical"})
        @Nullable
        String severity,

        @Schema(
                enumeration = {"availability", "performance", "security", "personal-data", "other"},
                description = "personal-data starts the clock of 72 hours in which an authority is to be told")
        @Nullable
        String type,

        @Schema(description = "Ids of the alerts that belong to it; none when absent") @Nullable
        List<@Nullable UUID> alerts,

        @Schema(description = "Subject of the member who leads; nobody when absent") @Nullable
        String lead) {

    IncidentBody body() {
        return new IncidentBody(title, summary, severity, type);
    }
}
