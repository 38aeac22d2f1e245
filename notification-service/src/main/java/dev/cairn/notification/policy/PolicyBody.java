package dev.cairn.notification.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is written; {@link PolicyInput} checks it.
 *
 * @param repeats how often the steps are gone through again
 * @param pauseSeconds before they are
 * @param acknowledgeTimeoutSeconds 0 for never
 * @param fallback is told when all steps reached no person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NewPolicy", examples = """
        {"name": "Shop", "steps": [{"delaySeconds": 0, "targets": [{"kind": "schedule",
        "id": "01990b20-0000-7000-8000-0000000000a1"}]}, {"delaySeconds": 900, "targets": [{"kind": "person",
        "id": "ana"}]}], "repeats": 1, "pauseSeconds": 600, "acknowledgeTimeoutSeconds": 1800,
        "fallback": [{"kind": "person", "id": "ben"}], "lowUrgency": {"escalates": false, "quietHours":
        {"timeZone": "Europe/Berlin", "start": "22:00", "end": "07:00"}}}""")
record PolicyBody(
        @Schema(required = true, minLength = 1, maxLength = PolicyInput.LONGEST_NAME) @Nullable
        String name,

        @Schema(maxLength = PolicyInput.LONGEST_TEXT) @Nullable
        String description,

        @Schema(required = true, description = "At least one; carried out in their order") @Nullable
        List<@Nullable StepBody> steps,

        @Schema(minimum = "0", description = "How often the steps are gone through again; 0 when absent") @Nullable
        Integer repeats,

        @Schema(minimum = "0", maximum = "86400", description = "Before they are; 300 when absent") @Nullable
        Long pauseSeconds,

        @Schema(
                minimum = "0",
                maximum = "604800",
                description = "After this an acknowledged alert is open again; 1800 when absent, 0 for never")
        @Nullable
        Long acknowledgeTimeoutSeconds,

        @Schema(description = "People or schedules that are told when all steps reached no person") @Nullable
        List<@Nullable TargetBody> fallback,

        @Schema(description = "What is different for alerts of low urgency") @Nullable
        LowUrgencyBody lowUrgency) {

    /** One step. */
    @Schema(name = "PolicyStep")
    record StepBody(
            @Schema(
                    minimum = "0",
                    maximum = "86400",
                    description = "From the step before it, or from the start; 0 when absent")
            @Nullable
            Long delaySeconds,

            @Schema(required = true, description = "At least one; all are told at once") @Nullable
            List<@Nullable TargetBody> targets) {}

    /** Whom a step tells. */
    @Schema(name = "PolicyTarget")
    record TargetBody(
            @Schema(
                    required = true,
                    enumeration = {"person", "schedule", "webhook"})
            @Nullable
            String kind,

            @Schema(
                    required = true,
                    maxLength = PolicyInput.LONGEST_SUBJECT,
                    description = "Subject of a member, or id of a schedule or a webhook")
            @Nullable
            String id) {}

    /**
     * What is different for alerts of low urgency.
     *
     * @param escalates whether further steps follow once somebody was told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PolicyLowUrgency")
    record LowUrgencyBody(
            @Schema(description = "Whether further steps follow once somebody was told; false when absent") @Nullable
            Boolean escalates,

            @Schema(description = "When nobody is told; the step waits until they are over") @Nullable
            QuietHoursBody quietHours) {}

    /** When nobody is told of what can wait. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PolicyQuietHours")
    record QuietHoursBody(
            @Schema(required = true, maxLength = 100, description = "IANA name, such as Europe/Berlin") @Nullable
            String timeZone,

            @Schema(description = "The days on which they start, such as monday; all when absent") @Nullable
            List<@Nullable String> weekdays,

            @Schema(required = true, maxLength = 8, description = "Local time, such as 22:00") @Nullable
            String start,

            @Schema(
                    required = true,
                    maxLength = 8,
                    description = "Local time, such as 07:00; not after the start means the next day")
            @Nullable
            String end) {}
}
