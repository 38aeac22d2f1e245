package dev.cairn.notification.component;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A component as it is written. */
@Schema(name = "NewComponent", examples = """
        {"name": "Checkout", "description": "Paying for what is in the basket", "shown": true,
        "bindings": [{"project": "shop", "service": "checkout"}]}""")
record ComponentBody(
        @Schema(required = true, minLength = 1, maxLength = ComponentInput.LONGEST_NAME) @Nullable
        String name,

        @Schema(maxLength = ComponentInput.LONGEST_DESCRIPTION, description = "One line; none when absent") @Nullable
        String description,

        @Schema(description = "Whether the status page has it; true when absent") @Nullable
        Boolean shown,

        @Schema(maxItems = ComponentInput.MOST_BINDINGS, description = "Whose open alerts suggest a status") @Nullable
        List<@Nullable BindingBody> bindings) {}
