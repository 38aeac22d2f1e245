package dev.cairn.notification.statuspage;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the page says of a maintenance window. */
@Schema(name = "NewPublicMaintenance", examples = """
        {"title": "The database is upgraded", "text": "Orders wait for some minutes.",
        "components": ["01990b21-0000-7000-8000-0000000000f1"]}""")
record MaintenanceText(
        @Schema(required = true, minLength = 1, maxLength = PublicMaintenance.LONGEST_TITLE) @Nullable
        String title,

        @Schema(required = true, minLength = 1, maxLength = PublicMaintenance.LONGEST_TEXT) @Nullable
        String text,

        @Schema(description = "Ids of those that are in maintenance while the window is open") @Nullable
        List<@Nullable UUID> components) {}
