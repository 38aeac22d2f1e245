package dev.cairn.notification.coverage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the measurement of coverage. */
@ConfigMapping(prefix = "cairn.coverage")
interface CoverageConfig {

    /** At least this often a policy's coverage is told, even when nothing changed: evidence of it is fresh for a day. */
    @WithDefault("12H")
    Duration every();

    /** How long is waited after an edit for more of them. */
    @WithDefault("3S")
    Duration settled();

    /** How far ahead it is looked. */
    @WithDefault("30")
    @Min(14)
    @Max(90)
    int daysAhead();
}
