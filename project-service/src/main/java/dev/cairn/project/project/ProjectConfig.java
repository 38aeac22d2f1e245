package dev.cairn.project.project;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of projects. */
@ConfigMapping(prefix = "cairn.project")
interface ProjectConfig {

    /** How many projects an organisation may have. */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int mostPerOrganisation();
}
