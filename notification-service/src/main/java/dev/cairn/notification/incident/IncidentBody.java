package dev.cairn.notification.incident;

import dev.cairn.notification.alert.domain.Severity;
import dev.cairn.notification.common.Inputs;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is known of an incident. */
@Schema(name = "IncidentBody", examples = """
        {"title": "Checkout answers 500", "summary": "Since the deploy of 09:25 a third of the orders fail.",
        "severity": "critical", "type": "availability"}""")
record IncidentBody(
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
        String type) {

    static final int LONGEST_TITLE = 200;
    static final String PERSONAL_DATA = "personal-data";
    private static final List<String> TYPES =
            List.of("availability", "performance", "security", PERSONAL_DATA, "other");

    /** What was written, once it is known that it can be used. */
    record Checked(
            String title,
            String summary,
            Severity severity,
            @Nullable String type) {}

    Checked check(int longestText) {
        String written = severity == null ? "" : severity;
        if (type != null && !TYPES.contains(type)) {
            throw Inputs.refused("/type", "must be one of " + TYPES);
        }
        return new Checked(
                Inputs.text("/title", title, LONGEST_TITLE),
                summary == null || summary.isBlank() ? "" : Inputs.prose("/summary", summary, longestText),
                Severity.ofWord(written)
                        .orElseThrow(() -> Inputs.refused("/severity", "must be info, warning, error or critical")),
                type);
    }
}
