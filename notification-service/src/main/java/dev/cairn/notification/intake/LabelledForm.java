package dev.cairn.notification.intake;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an alert of Prometheus looks, for the document. */
@Schema(name = "PrometheusAlert", examples = """
        {"labels": {"alertname": "DiskFull", "instance": "db-1:9100", "severity": "critical"},
        "annotations": {"summary": "Disk of db-1 is full to 97 %"}, "startsAt": "2026-04-12T09:30:00Z",
        "generatorURL": "https://prometheus.example.com/graph"}""")
record LabelledForm(
        Map<String, String> labels,
        @Nullable Map<String, String> annotations,

        @Schema(description = "Now, where it is missing") @Nullable
        Instant startsAt,

        @Schema(description = "After the resolve timeout, where it is missing") @Nullable
        Instant endsAt,

        @Nullable String generatorURL) {}
