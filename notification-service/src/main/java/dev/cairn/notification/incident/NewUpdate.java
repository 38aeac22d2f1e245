package dev.cairn.notification.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something to be said of an incident. */
@Schema(name = "NewIncidentUpdate", examples = """
        {"text": "We found the cause and are rolling back.", "state": "identified", "expectedState": "investigating", "public": true,
        "publicTitle": "Orders fail"}""")
record NewUpdate(
        @Schema(required = true) @Nullable String text,

        @Schema(
                enumeration = {"investigating", "identified", "monitoring", "resolved"},
                description = "Of the incident from then on. Unchanged when absent")
        @Nullable
        String state,

        @Schema(
                enumeration = {"investigating", "identified", "monitoring", "resolved"},
                description =
                        "The state that the update was written in; in another one the answer is 409. Required with"
                                + " a state")
        @Nullable
        String expectedState,

        @JsonProperty("public")
        @Schema(name = "public", description = "Whether it is for the public too. Not when absent")
        @Nullable
        Boolean isPublic,

        @Schema(
                maxLength = IncidentBody.LONGEST_TITLE,
                description = "What the public knows the incident as; required once, with the first that is public")
        @Nullable
        String publicTitle,

        @Schema(
                description = "How components are from then on, by their ids: operational, maintenance, degraded,"
                        + " partial-outage or major-outage. Others stay as they are")
        @Nullable
        Map<UUID, @Nullable String> components) {

    boolean forPublic() {
        return Boolean.TRUE.equals(isPublic);
    }
}
