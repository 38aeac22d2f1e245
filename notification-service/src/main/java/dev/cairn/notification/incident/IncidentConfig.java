package dev.cairn.notification.incident;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Limits of incidents. */
@ConfigMapping(prefix = "cairn.incident")
interface IncidentConfig {

    /** Most incidents of an organisation that are not resolved. */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int mostOpen();

    /** Most alerts of one incident. */
    @WithDefault("100")
    @Min(1)
    @Max(500)
    int mostAlerts();

    /** Most entries of an incident's timeline after which nothing is written into it by hand, and nothing more is told of it. */
    @WithDefault("2000")
    @Min(10)
    @Max(100_000)
    int mostEntries();

    /** Most actions of one incident. */
    @WithDefault("50")
    @Min(1)
    @Max(500)
    int mostActions();

    /** Longest summary, note, update or section of a review, in characters. */
    @WithDefault("5000")
    @Min(100)
    @Max(10_000)
    int longestText();
}
