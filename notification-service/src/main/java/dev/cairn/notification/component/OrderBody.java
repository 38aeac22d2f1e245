package dev.cairn.notification.component;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All components in the order in which they are to be. */
@Schema(name = "ComponentOrder", examples = "{\"components\": [\"01990b21-0000-7000-8000-0000000000f1\"]}")
record OrderBody(
        @Schema(required = true, description = "The ids of all that there are, each once") @Nullable
        List<@Nullable UUID> components) {}
