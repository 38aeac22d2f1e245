package dev.cairn.notification.alert;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Until when an alert is to be left alone. */
@Schema(name = "Snooze", examples = "{\"until\": \"2026-04-12T11:00:00Z\", \"note\": \"The deploy runs\"}")
record Snooze(
        @Schema(description = "When it is open again; in the next 30 days") @NotNull @Nullable
        Instant until,

        @Nullable @Size(min = 1, max = 500) String note,

        @Schema(
                enumeration = {"open", "acknowledged", "snoozed", "resolved"},
                description = "The state that the action is made for; in another one the answer is 409")
        @Nullable
        String expectedState) {}
