package dev.cairn.notification.alert;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says while taking an alert on. */
@Schema(
        name = "Acknowledgement",
        examples = "{\"note\": \"Looking into it\", \"expectedState\": \"open\", \"group\": false}")
record Acknowledgement(
        @Nullable @Size(min = 1, max = 500) String note,

        @Schema(
                enumeration = {"open", "acknowledged", "snoozed", "resolved"},
                description = "The state that the action is made for; in another one the answer is 409")
        @Nullable
        String expectedState,

        @Schema(
                description =
                        "Whether all alerts of its group are taken on with it, in one transaction. Those that somebody"
                                + " takes care of already are passed over; if all are, the answer is 409")
        @Nullable
        Boolean group) {

    static final Acknowledgement NONE = new Acknowledgement(null, null, null);

    AlertNote said() {
        return new AlertNote(note, expectedState);
    }

    boolean ofGroup() {
        return Boolean.TRUE.equals(group);
    }
}
