package dev.cairn.notification.drill;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A drill to be begun.
 *
 * @param timeLimitMinutes how long there is to take it on; the configured time where it is left out
 */
@Schema(
        name = "NewDrill",
        examples = "{\"policy\": \"01990b20-0000-7000-8000-0000000000c1\", \"timeLimitMinutes\": 30}")
record NewDrill(
        @Schema(required = true, description = "Id of the escalation policy that is tried") @Nullable
        UUID policy,

        @Schema(
                maxLength = 63,
                description =
                        "Slug of the one project that it proves something for; all whose alerts go to the policy when absent")
        @Nullable
        String project,

        @Schema(minimum = "1", maximum = "1440", description = "How long there is to take it on") @Nullable
        Integer timeLimitMinutes) {

    static final int LONGEST_MINUTES = 1440;
}
