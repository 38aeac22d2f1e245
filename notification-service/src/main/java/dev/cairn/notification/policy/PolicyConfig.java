package dev.cairn.notification.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of escalation policies. */
@ConfigMapping(prefix = "cairn.policy")
interface PolicyConfig {

    /** Most policies that one organisation has. */
    @WithDefault("200")
    @Min(1)
    @Max(10000)
    int mostPerOrganisation();

    /** Most steps of a policy. */
    @WithDefault("20")
    @Min(1)
    @Max(100)
    int mostSteps();

    /** Most targets of a step. */
    @WithDefault("20")
    @Min(1)
    @Max(100)
    int mostTargets();

    /** Most repeats of a policy. */
    @WithDefault("9")
    @Min(0)
    @Max(100)
    int mostRepeats();

    /** Shortest time between two steps, and before the steps are repeated. */
    @WithDefault("1M")
    Duration shortestDelay();
}
