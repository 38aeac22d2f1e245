package dev.cairn.notification.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.matching.MatcherBody;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One rule, as it is written, stored and shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RoutingRule")
record RuleBody(
        @Schema(
                description = "Keep it when you write the rules anew; when it is absent, the rule has that of the"
                        + " present one of its name, or a new one")
        @Nullable
        UUID id,

        @Schema(required = true, minLength = 1, maxLength = RoutingInput.LONGEST_NAME) @Nullable
        String name,

        @Schema(required = true, minItems = 1, maxItems = 20, description = "An alert has to meet all of them")
        @Nullable
        List<@Nullable MatcherBody> matchers,

        @Schema(description = "Id of the escalation policy; nobody is paged when it is absent") @Nullable
        UUID policy,

        @Schema(
                enumeration = {"high", "low"},
                description = "Instead of the alert's own")
        @Nullable
        String urgency,

        @Schema(
                maxItems = RoutingInput.MOST_NAMES,
                description = "Facts by which alerts form groups: people are paged for the first of a group only")
        @Nullable
        List<@Nullable String> groupBy) {}
