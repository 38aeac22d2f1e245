package dev.cairn.notification.why;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Limits of questions about the past. */
@ConfigMapping(prefix = "cairn.why")
interface WhyConfig {

    /** Most hours before and after an instant of which alerts are told. */
    @WithDefault("48")
    @Min(1)
    @Max(744)
    int longestHours();

    /** Most alerts, and most schedules, in one answer. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int mostAlerts();
}
