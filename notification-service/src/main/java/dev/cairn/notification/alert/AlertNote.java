package dev.cairn.notification.alert;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says while handling an alert, and the state that they saw it in. */
@Schema(name = "AlertNote", examples = "{\"note\": \"Looking into it\", \"expectedState\": \"open\"}")
record AlertNote(
        @Nullable @Size(min = 1, max = 500) String note,

        @Schema(
                enumeration = {"open", "acknowledged", "snoozed", "resolved"},
                description = "The state that the action is made for; in another one the answer is 409")
        @Nullable
        String expectedState) {

    static final AlertNote NONE = new AlertNote(null, null);
}
