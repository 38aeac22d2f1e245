package dev.cairn.notification.measure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of measures. */
@ConfigMapping(prefix = "cairn.measure")
interface MeasureConfig {

    /** Days that one question may be about. */
    @WithDefault("92")
    @Min(1)
    @Max(1_000)
    int longestDays();

    /** Groups in one answer; those with the most alerts are told. */
    @WithDefault("200")
    @Min(1)
    @Max(1_000)
    int mostGroups();
}
