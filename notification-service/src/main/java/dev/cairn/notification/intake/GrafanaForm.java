package dev.cairn.notification.intake;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a message of Grafana looks, for the document; fields that are not named here are passed over. */
@Schema(name = "GrafanaMessage", examples = """
        {"version": "1", "receiver": "cairn", "status": "firing", "orgId": 1, "groupKey": "{}:{}", "truncatedAlerts": 0,
        "externalURL": "https://grafana.example.com", "title": "[FIRING:1] Latency", "state": "alerting",
        "alerts": [{"status": "firing", "labels": {"alertname": "Latency", "severity": "critical"},
        "annotations": {"summary": "p95 over 500 ms"}, "startsAt": "2026-04-12T09:30:00Z",
        "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "https://grafana.example.com/alerting/1/view",
        "fingerprint": "c6eadffa33fcdf37", "silenceURL": "https://grafana.example.com/alerting/silence/new",
        "dashboardURL": "https://grafana.example.com/d/1", "panelURL": "https://grafana.example.com/d/1?viewPanel=2",
        "valueString": "[ var='A' value=612 ]"}]}""")
record GrafanaForm(
        @Schema(enumeration = "1") @Nullable String version,
        @Nullable String receiver,
        @Nullable String status,
        int truncatedAlerts,
        @Nullable String title,
        List<Item> alerts) {

    /** One alert of the group. */
    @Schema(name = "GrafanaAlert")
    record Item(
            @Schema(enumeration = {"firing", "resolved"}) String status,
            Map<String, String> labels,
            Map<String, String> annotations,
            @Schema(format = "date-time") String startsAt,
            @Schema(format = "date-time") String endsAt,
            @Nullable String generatorURL,
            String fingerprint,
            @Nullable String silenceURL,
            @Nullable String dashboardURL,
            @Nullable String panelURL,
            @Nullable String valueString) {}
}
