package dev.cairn.notification.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of a person about an alert.
 *
 * @param generation which of the alert's escalations it belongs to, from 1
 * @param round how often the policy was gone through, from 1
 * @param unreached why there are no messages; absent when there are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PersonPage", examples = """
        {"id": "01990b20-0000-7000-8000-000000000001", "person": "ana", "name": "Ana", "why": "on call in Primary",
        "urgency": "high", "generation": 1, "round": 1, "step": 1, "at": "2026-04-12T09:30:05Z", "messages":
        [{"id": "01990b20-0000-7000-8000-000000000002", "kind": "email", "hint": "a…@example.com", "state": "sent",
        "dueAt": "2026-04-12T09:30:05Z", "endedAt": "2026-04-12T09:30:06Z", "attempts":
        [{"number": 1, "at": "2026-04-12T09:30:05Z", "status": 250, "durationMs": 118}]}]}""")
record PageView(
        UUID id,
        String person,
        String name,
        String why,
        @Schema(enumeration = {"high", "low"}) String urgency,
        long generation,
        int round,
        int step,
        Instant at,
        @Nullable String unreached,
        List<MessageView> messages) {

    /**
     * One message by one contact method.
     *
     * @param dueAt when it is sent, or was to be sent
     * @param withMessage id of the message that it went together with; absent when it went by itself
     * @param reason why it failed or was dropped
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PageMessage")
    record MessageView(
            UUID id,

            @Schema(enumeration = {"email", "webhook", "slack", "teams", "discord", "mattermost", "sms", "voice"})
            String kind,

            String hint,

            @Schema(enumeration = {"waiting", "sent", "failed", "dropped"})
            String state,

            Instant dueAt,
            @Nullable Instant endedAt,
            @Nullable UUID withMessage,
            @Nullable String reason,
            List<AttemptView> attempts) {}

    /**
     * One try.
     *
     * @param status of HTTP, or 250 of a mail server; absent when there was no answer
     * @param answer its beginning; only for the person and for admins
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PageAttempt")
    record AttemptView(
            int number,
            Instant at,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable String answer,
            long durationMs) {}
}
