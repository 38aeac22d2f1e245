package dev.cairn.notification.statuspage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a status page.
 *
 * @param url where everybody sees it while it is enabled
 * @param changedBy subject of the person, or id of the token; absent while nobody wrote any
 * @param version 0 while nobody wrote any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StatusPage", examples = """
        {"enabled": true, "title": "Acme status", "timeZone": "Europe/Berlin", "supportUrl": "https://acme.example/help",
        "url": "https://cairn.example/status/acme", "subscribers": {"email": 12, "webhook": 2, "unconfirmed": 1, "refused": 0},
        "changedBy": "ana", "changedAt": "2026-04-12T09:30:00Z", "version": 1}""")
record SettingsView(
        boolean enabled,
        String title,
        String timeZone,
        @Nullable String supportUrl,
        String url,
        SubscriberCounts subscribers,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        long version) {

    static SettingsView of(PageSettings settings, String url, SubscriberCounts subscribers) {
        return new SettingsView(
                settings.enabled(),
                settings.title(),
                settings.zone().getId(),
                settings.support(),
                url,
                subscribers,
                settings.changedBy(),
                settings.changedAt(),
                settings.version());
    }
}
