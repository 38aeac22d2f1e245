package dev.cairn.notification.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of alerts. */
@ConfigMapping(prefix = "cairn.alert")
interface AlertConfig {

    /** Alerts that are not resolved that one organisation may have; what would be another is refused. */
    @WithDefault("20000")
    @Min(1)
    @Max(1_000_000)
    int mostOpen();
}
