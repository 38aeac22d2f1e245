package dev.cairn.project.token;

import dev.cairn.events.OrganisationState;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of API tokens. */
@ConfigMapping(prefix = "cairn.token")
interface TokenConfig {

    /** How many live tokens an organisation may have; events carry no more than the default. */
    @WithDefault("100")
    @Min(1)
    @Max(OrganisationState.MOST_TOKENS)
    int mostLive();

    /** How often the uses noted in memory are written down; a crash loses as much of them. */
    @WithDefault("10s")
    Duration usageWrittenEvery();
}
