package dev.cairn.notification.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of what other systems tell. */
@ConfigMapping(prefix = "cairn.intake")
interface IntakeConfig {

    /** An alert of Prometheus that has no end is over when it was not heard of again for so long. */
    @WithDefault("5m")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 24)
    Duration resolveTimeout();

    /** Most alerts that are taken in by one transaction; a message may have ten times as many. */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int mostAlerts();

    /** Messages that one token may send in one window by the ways of Prometheus, Alertmanager and Grafana. */
    @WithDefault("60000")
    @Min(1)
    @Max(1_000_000_000)
    long messages();

    /** How long that window is. */
    @WithDefault("60s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 24)
    Duration window();
}
