package dev.cairn.notification.muting;

import dev.cairn.notification.matching.MatcherBody;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An inhibition rule as it is shown. */
@Schema(name = "Inhibition", examples = """
        {"id": "01990b21-0000-7000-8000-0000000000a1", "name": "A dead host explains the rest",
        "source": [{"name": "alertname", "operator": "=", "value": "HostDown"}],
        "target": [{"name": "severity", "operator": "=~", "value": "warning|error"}], "equal": ["source"],
        "createdBy": "ana", "createdByName": "Ana", "createdAt": "2026-04-12T09:30:00Z"}""")
record InhibitionView(
        UUID id,
        String name,
        List<@Nullable MatcherBody> source,
        List<@Nullable MatcherBody> target,
        List<@Nullable String> equal,
        String createdBy,
        String createdByName,
        Instant createdAt) {}
