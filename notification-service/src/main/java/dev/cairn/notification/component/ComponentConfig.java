package dev.cairn.notification.component;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Limits of components. */
@ConfigMapping(prefix = "cairn.component")
interface ComponentConfig {

    /** Most components of an organisation. */
    @WithDefault("50")
    @Min(1)
    @Max(200)
    int mostPerOrganisation();
}
