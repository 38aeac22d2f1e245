package dev.cairn.notification.drill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of fire drills. */
@ConfigMapping(prefix = "cairn.drill")
interface DrillConfig {

    /** How long there is to take a drill on, where nothing else is said. */
    @WithDefault("60M")
    Duration timeLimit();

    /** Most drills that one organisation begins within 24 hours. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int mostPerDay();

    /** Most plans that one organisation has. */
    @WithDefault("50")
    @Min(1)
    @Max(1000)
    int mostPlans();
}
