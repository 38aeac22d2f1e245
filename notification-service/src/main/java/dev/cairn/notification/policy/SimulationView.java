package dev.cairn.notification.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who would be told when, if nobody answered.
 *
 * @param policy absent for one that is not kept
 * @param reachesNobody whether no person would be told by any step
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PolicySimulation")
record SimulationView(
        @Nullable UUID policy,
        Instant at,
        @Schema(enumeration = {"high", "low"}) String urgency,
        List<Step> steps,
        boolean reachesNobody) {

    /**
     * One step.
     *
     * @param step one more than there are for the fallback
     * @param missing why a target tells nobody, one sentence each
     * @param then what comes after it
     * @param next when the next step comes; absent when there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PolicySimulationStep")
    record Step(
            Instant at,
            int round,
            int step,
            boolean fallback,
            List<Person> people,
            List<Webhook> webhooks,
            List<String> missing,

            @Schema(enumeration = {"goes-on", "nobody", "falls-back", "ended", "told-once", "reached-nobody"})
            String then,

            @Nullable Instant next) {}

    /** Somebody who would be paged, and why. */
    @Schema(name = "PolicySimulationPerson")
    record Person(String person, String name, String why) {}

    /** Another system that would be told. */
    @Schema(name = "PolicySimulationWebhook")
    record Webhook(UUID id, String name) {}
}
