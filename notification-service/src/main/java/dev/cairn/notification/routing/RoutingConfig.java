package dev.cairn.notification.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Limits of routing. */
@ConfigMapping(prefix = "cairn.routing")
interface RoutingConfig {

    /** Most rules of an organisation. */
    @WithDefault("200")
    @Min(1)
    @Max(1000)
    int mostRules();
}
