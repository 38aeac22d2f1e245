package dev.cairn.notification.component;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A component as members are shown it.
 *
 * @param suggested what the open alerts of its bindings suggest; absent when it has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Component", examples = """
        {"id": "01990b21-0000-7000-8000-0000000000f1", "name": "Checkout",
        "description": "Paying for what is in the basket", "shown": true,
        "bindings": [{"project": "shop", "service": "checkout"}], "byHand": "operational", "status": "partial-outage",
        "suggested": "degraded", "createdAt": "2026-04-12T09:30:00Z", "version": 4}""")
record ComponentView(
        UUID id,
        String name,
        String description,
        boolean shown,
        List<BindingBody> bindings,

        @Schema(
                description = "What somebody set",
                enumeration = {"operational", "maintenance", "degraded", "partial-outage", "major-outage"})
        String byHand,

        @Schema(
                description = "What is shown: the worst of that, of open incidents and of maintenance",
                enumeration = {"operational", "maintenance", "degraded", "partial-outage", "major-outage"})
        String status,

        @Schema(
                description = "What open alerts suggest; absent where nothing is bound",
                enumeration = {"operational", "degraded", "partial-outage", "major-outage"})
        @Nullable
        String suggested,

        Instant createdAt,
        long version) {

    static ComponentView of(Component component, @Nullable ComponentStatus suggested) {
        return new ComponentView(
                component.id(),
                component.name(),
                component.description(),
                component.shown(),
                component.bindings(),
                component.byHand().word(),
                component.status().word(),
                suggested == null ? null : suggested.word(),
                component.createdAt(),
                component.version());
    }
}
