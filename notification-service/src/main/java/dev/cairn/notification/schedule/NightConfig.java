package dev.cairn.notification.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalTime;

/** When people sleep, and how often they may be woken. */
@ConfigMapping(prefix = "cairn.night")
interface NightConfig {

    /** When a night begins, by a person's own clock. */
    @WithDefault("22:00")
    LocalTime dusk();

    /** When it ends: of the next day, unless it is after dusk. */
    @WithDefault("06:00")
    LocalTime dawn();

    /** Nights of a month in which a person may be paged without a warning. */
    @WithDefault("6")
    @Min(0)
    @Max(31)
    int most();
}
