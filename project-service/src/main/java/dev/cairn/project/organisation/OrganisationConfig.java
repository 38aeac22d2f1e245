package dev.cairn.project.organisation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of organisations. */
@ConfigMapping(prefix = "cairn.organisation")
interface OrganisationConfig {

    /** How many living organisations one person may have founded. */
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int mostPerPerson();
}
