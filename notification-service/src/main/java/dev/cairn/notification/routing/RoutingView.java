package dev.cairn.notification.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All rules of an organisation.
 *
 * @param changedBy subject of the person, or id of the token; absent while nobody has written any
 * @param version 0 while nobody has written any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Routing", examples = """
        {"rules": [{"id": "01990b21-0000-7000-8000-0000000000e1", "name": "The shop",
        "matchers": [{"name": "service", "operator": "=", "value": "shop"}], "urgency": "high", "groupBy": ["service"]}],
        "changedBy": "ana", "changedAt": "2026-04-12T09:30:00Z", "version": 1}""")
record RoutingView(
        List<@Nullable RuleBody> rules,
        @Nullable UUID otherwise,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        long version) {}
