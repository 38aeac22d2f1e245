package dev.cairn.notification.muting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Limits of what holds alerts. */
@ConfigMapping(prefix = "cairn.muting")
interface MutingConfig {

    /** Most silences of an organisation that have not ended; ten times as many with those that have. */
    @WithDefault("500")
    @Min(1)
    @Max(5000)
    int mostSilences();

    /** Most maintenance windows of an organisation that may open again; ten times as many with those that may not. */
    @WithDefault("200")
    @Min(1)
    @Max(2000)
    int mostWindows();

    /** Most inhibition rules of an organisation. */
    @WithDefault("50")
    @Min(1)
    @Max(200)
    int mostInhibitions();
}
