package dev.cairn.notification.intake;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a message of Alertmanager's webhook looks, for the document; fields that are not named here are passed over. */
@Schema(name = "AlertmanagerMessage", examples = """
        {"version": "4", "groupKey": "{}:{alertname=\\"HighLatency\\"}", "truncatedAlerts": 0, "status": "firing",
        "receiver": "cairn", "groupLabels": {"alertname": "HighLatency"}, "commonLabels": {"severity": "page"},
        "commonAnnotations": {}, "externalURL": "https://alertmanager.example.com",
        "alerts": [{"status": "firing", "labels": {"alertname": "HighLatency", "instance": "b", "severity": "page"},
        "annotations": {"summary": "p95 over 500 ms"}, "startsAt": "2026-04-12T09:30:00Z",
        "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "", "fingerprint": "f2ce50756dd4c534"}]}""")
record GroupForm(
        @Schema(enumeration = "4") @Nullable String version,
        @Nullable String groupKey,
        int truncatedAlerts,
        @Nullable String status,
        @Nullable String receiver,
        Map<String, String> groupLabels,
        Map<String, String> commonLabels,
        Map<String, String> commonAnnotations,
        @Nullable String externalURL,
        List<Item> alerts) {

    /** One alert of the group. */
    @Schema(name = "AlertmanagerAlert")
    record Item(
            @Schema(enumeration = {"firing", "resolved"}) String status,
            Map<String, String> labels,
            Map<String, String> annotations,
            @Schema(format = "date-time") String startsAt,
            @Schema(format = "date-time") String endsAt,
            @Nullable String generatorURL,
            String fingerprint) {}
}
