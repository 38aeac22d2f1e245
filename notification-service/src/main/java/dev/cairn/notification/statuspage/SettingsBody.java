package dev.cairn.notification.statuspage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The settings of a status page as they are written. */
@Schema(name = "NewStatusPage", examples = """
        {"enabled": true, "title": "Acme status", "timeZone": "Europe/Berlin", "supportUrl": "https://acme.example/help"}""")
record SettingsBody(
        @Schema(required = true, description = "Whether everybody may see it") @Nullable
        Boolean enabled,

        @Schema(required = true, minLength = 1, maxLength = SettingsInput.LONGEST_TITLE) @Nullable
        String title,

        @Schema(required = true, maxLength = 100, description = "IANA name of the zone of its days and times") @Nullable
        String timeZone,

        @Schema(maxLength = SettingsInput.LONGEST_URL, description = "Begins with https://; none when absent") @Nullable
        String supportUrl) {}
