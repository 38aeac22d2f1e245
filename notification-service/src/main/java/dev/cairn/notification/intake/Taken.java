package dev.cairn.notification.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an event.
 *
 * @param status success, or dropped for what changed nothing
 * @param message one sentence; of what was dropped it is the reason
 * @param alert absent where the event is about none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EventTaken", examples = """
        {"status": "success", "message": "Event processed", "dedup_key": "db-1/disk",
        "alert": "01990b11-6f70-7b75-9349-5f6a7b8c9d08"}""")
record Taken(
        @Schema(enumeration = {"success", "dropped"}) String status,
        String message,

        @JsonProperty("dedup_key") String dedupKey,

        @Nullable UUID alert) {}
