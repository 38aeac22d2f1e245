package dev.cairn.notification.escalation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.policy.domain.Progress;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the escalation of an alert is.
 *
 * @param state none when it never had one
 * @param generation counts how often it started, from 1
 * @param steps how many the policy has
 * @param repeats how often they are gone through again
 * @param nextRound which round the next step is of, from 1
 * @param nextStep from 1; one more than there are for the fallback
 * @param nextAt when it comes, or when it is asked again what holds it, or when the acknowledgement ends
 * @param heldBy why nobody is paged for now
 * @param paged how many messages to people it has queued
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Escalation", examples = """
        {"state": "running", "generation": 1, "policy": {"id": "01990b20-0000-7000-8000-0000000000c1", "name": "Shop",
        "version": 3}, "steps": 2, "repeats": 1, "nextRound": 1, "nextStep": 2, "nextAt": "2026-04-12T09:45:05.310Z",
        "startedAt": "2026-04-12T09:30:05.310Z", "paged": 1}""")
record EscalationView(
        @Schema(enumeration = {"none", "running", "held", "acknowledged", "ended"})
        String state,

        @Nullable Long generation,
        @Nullable Policy policy,
        @Nullable Integer steps,
        @Nullable Integer repeats,
        @Nullable Integer nextRound,
        @Nullable Integer nextStep,
        @Nullable Instant nextAt,
        @Nullable String heldBy,
        @Nullable Instant startedAt,
        @Nullable Integer paged) {

    /** The policy as it was when the escalation began. */
    @Schema(name = "EscalationPolicyRef")
    record Policy(UUID id, String name, long version) {}

    static EscalationView none() {
        return new EscalationView("none", null, null, null, null, null, null, null, null, null, null);
    }

    /** @param policy null when it was held before one was known */
    static EscalationView of(Escalating one, dev.cairn.notification.policy.domain.@Nullable Policy policy) {
        Progress progress = one.progress();
        var ref = one.policy();
        boolean ended = progress.state() == Progress.State.ENDED;
        return new EscalationView(
                progress.state().word(),
                progress.generation(),
                ref == null ? null : new Policy(ref.id(), ref.name(), ref.version()),
                policy == null ? null : policy.steps().size(),
                policy == null ? null : policy.repeats(),
                ended ? null : progress.round(),
                ended ? null : progress.step(),
                progress.due(),
                one.heldBy(),
                one.startedAt(),
                progress.paged());
    }
}
