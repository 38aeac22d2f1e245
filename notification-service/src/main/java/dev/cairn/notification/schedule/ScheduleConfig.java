package dev.cairn.notification.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Limits of schedules. */
@ConfigMapping(prefix = "cairn.schedule")
interface ScheduleConfig {

    /** Most schedules that one organisation has. */
    @WithDefault("200")
    @Min(1)
    @Max(10000)
    int mostPerOrganisation();

    /** Most layers of a schedule. */
    @WithDefault("32")
    @Min(1)
    @Max(100)
    int mostLayers();

    /** Most participants of a layer. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int mostParticipants();

    /** Most restrictions of all layers of a schedule together. */
    @WithDefault("200")
    @Min(1)
    @Max(5000)
    int mostRestrictions();

    /** Most overrides, and most temporary schedules, of a schedule that have not ended; twice as many are made within 24 hours. */
    @WithDefault("200")
    @Min(1)
    @Max(1000)
    int mostOverrides();

    /** Longest interval, in days, that a final schedule is asked for. */
    @WithDefault("400")
    @Min(1)
    @Max(1000)
    int longestInterval();
}
