package dev.cairn.notification.alert;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One action on many alerts. */
@Schema(name = "BulkAction", examples = """
        {"action": "acknowledge", "alerts": [{"id": "01990b11-6f70-7b75-9349-5f6a7b8c9d08", "expectedState": "open"}],
        "note": "Looking into it"}""")
record BulkAction(
        @Schema(enumeration = {"acknowledge", "resolve", "snooze", "unsnooze"}) @NotNull @Nullable
        String action,

        @Schema(description = "1 to 100 alerts, each once") @NotNull @Nullable @Size(min = 1, max = BulkAction.MOST)
        List<@NotNull @Valid Item> alerts,

        @Nullable @Size(min = 1, max = 500) String note,

        @Schema(description = "When snoozed alerts are open again") @Nullable
        Instant until) {

    static final int MOST = 100;

    /** One of the alerts. */
    @Schema(name = "BulkActionItem")
    record Item(
            @NotNull @Nullable UUID id,

            @Schema(
                    enumeration = {"open", "acknowledged", "snoozed", "resolved"},
                    description = "The state that the action is made for; in another one nothing is done")
            @Nullable
            String expectedState) {}
}
