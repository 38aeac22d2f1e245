package dev.cairn.notification.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of webhooks. */
@ConfigMapping(prefix = "cairn.webhook")
interface WebhookConfig {

    /** Most webhooks that one organisation has. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int mostPerOrganisation();

    /** For how long messages carry the signature of the secret or key pair before as well. */
    @WithDefault("24h")
    Duration previousSecretFor();
}
