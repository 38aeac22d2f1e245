package dev.cairn.notification.drill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A fire drill as it is shown.
 *
 * @param project slug of the one that it was narrowed to
 * @param plan id of the plan that began it
 * @param endsAt until when there is time to take it on
 * @param acknowledgedBy name of who took it on
 * @param secondsToAcknowledge from the start
 * @param steps how many steps of the policy were carried out; of one that runs, so far
 * @param people who was paged, in that order; of one that runs, so far
 * @param notes what else went wrong, one sentence each
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Drill", examples = """
        {"id": "01990b22-0000-7000-8000-0000000000a1", "policy": "01990b20-0000-7000-8000-0000000000c1",
        "policyName": "Shop", "policyVersion": 3, "alert": "01990b22-0000-7000-8000-0000000000a2",
        "state": "acknowledged", "startedByName": "Ana", "startedAt": "2026-04-12T09:30:00.120Z",
        "endsAt": "2026-04-12T10:30:00.120Z", "endedAt": "2026-04-12T09:31:42.500Z", "acknowledgedBy": "Ben",
        "acknowledgedAt": "2026-04-12T09:31:42.120Z", "secondsToAcknowledge": 102.0, "steps": 1, "people": [
        {"person": "ben", "name": "Ben", "step": 1, "round": 1, "why": "on call in Primary", "reached": true,
        "secondsToReach": 1.4, "messages": [{"kind": "email", "hint": "b…@example.com", "state": "sent",
        "seconds": 1.4}]}], "notes": [], "version": 2}""")
record DrillView(
        UUID id,
        UUID policy,
        String policyName,
        long policyVersion,
        @Nullable String project,
        @Nullable UUID plan,
        UUID alert,

        @Schema(enumeration = {"running", "acknowledged", "failed", "stopped"})
        String state,

        String startedByName,
        Instant startedAt,
        Instant endsAt,
        @Nullable Instant endedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable Double secondsToAcknowledge,
        int steps,
        List<Paged> people,
        List<String> notes,
        long version) {

    /**
     * Somebody who was paged by a step.
     *
     * @param reached whether a message arrived
     * @param secondsToReach from the start of the drill until the first arrived
     * @param unreached why there was no message at all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DrillPage")
    record Paged(
            String person,
            String name,
            int round,
            int step,
            String why,
            boolean reached,
            @Nullable Double secondsToReach,
            @Nullable String unreached,
            List<Message> messages) {}

    /**
     * One message by one contact method.
     *
     * @param hint what may be shown of the address
     * @param seconds from the start of the drill until it arrived, or was given up
     * @param reason why it failed or was dropped
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DrillMessage")
    record Message(
            String kind,
            String hint,

            @Schema(enumeration = {"waiting", "sent", "failed", "dropped"})
            String state,

            @Nullable Double seconds,
            @Nullable String reason) {}
}
