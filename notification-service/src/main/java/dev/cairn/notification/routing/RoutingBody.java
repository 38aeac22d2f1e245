package dev.cairn.notification.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All rules of an organisation, as they are written and stored. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NewRouting", examples = """
        {"rules": [{"name": "The shop", "matchers": [{"name": "service", "operator": "=", "value": "shop"}],
        "urgency": "high", "groupBy": ["service"]}]}""")
record RoutingBody(
        @Schema(required = true, description = "In their order: the first that an alert meets decides") @Nullable
        List<@Nullable RuleBody> rules,

        @Schema(description = "Id of the escalation policy of what meets no rule; nobody is paged when it is absent")
        @Nullable
        UUID otherwise) {

    /** What counts while nobody has written anything. */
    static final RoutingBody NONE = new RoutingBody(List.of(), null);
}
