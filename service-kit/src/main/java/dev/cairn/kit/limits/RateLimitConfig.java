package dev.cairn.kit.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the limit of requests. */
@ConfigMapping(prefix = "cairn.rate-limit")
interface RateLimitConfig {

    /** How many requests one caller may make to a service in one window. */
    @WithDefault("6000")
    @Min(1)
    @Max(1_000_000_000)
    long requests();

    /** How long a window is. */
    @WithDefault("60s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 24)
    Duration window();
}
