package dev.cairn.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;

/** Settings of deliveries to webhooks. */
@ConfigMapping(prefix = "cairn.delivery")
interface DeliveryConfig {

    /** The pauses after each failed try of a message; the first try is made at once. */
    @WithDefault("5S,5M,30M,2H,5H,10H,14H,20H,24H")
    @Size(min = 1, max = 50)
    List<Duration> pauses();

    /** An endpoint at which nothing arrived for so long is disabled, however many tries are left. */
    @WithDefault("5D")
    Duration longestFailing();

    /** How long an overloaded endpoint is left alone when it does not say for how long. */
    @WithDefault("30S")
    Duration slowDown();

    /** Time for one try, from the look-up of the name to the last byte; at most 15 s. */
    @WithDefault("15S")
    Duration timeLimit();

    /** Most tries under way at once, to different endpoints. */
    @WithDefault("64")
    @Min(1)
    @Max(250)
    int mostAtOnce();

    /** Most messages a minute to one webhook, also at once after a quiet minute. A step of an escalation waits for no limit. */
    @WithDefault("1200")
    @Min(1)
    @Max(100000)
    int mostPerMinute();

    /** How long messages about an alert wait for one before that did not arrive. */
    @WithDefault("1H")
    Duration inOrderFor();

    /** Messages a minute of a replay. */
    @WithDefault("120")
    @Min(1)
    @Max(100000)
    int replayedPerMinute();

    /** Most messages of one replay. */
    @WithDefault("10000")
    @Min(1)
    @Max(100000)
    int mostReplayed();

    /** How long deliveries that ended are kept, with their attempts. */
    @WithDefault("90D")
    Duration kept();
}
