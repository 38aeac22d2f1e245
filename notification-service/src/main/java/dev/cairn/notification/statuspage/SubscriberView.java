package dev.cairn.notification.statuspage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber as admins are shown it.
 *
 * @param components ids of those that it wants to hear of; absent for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StatusSubscriber", examples = """
        {"id": "01990b21-0000-7000-8000-0000000000f7", "kind": "email", "hint": "v…@example.com", "state": "confirmed",
        "createdAt": "2026-04-12T09:30:00Z"}""")
record SubscriberView(
        UUID id,
        @Schema(enumeration = {"email", "webhook"}) String kind,
        String hint,

        @Schema(enumeration = {"unconfirmed", "confirmed", "refused"})
        String state,

        @Nullable List<UUID> components,
        Instant createdAt) {}
