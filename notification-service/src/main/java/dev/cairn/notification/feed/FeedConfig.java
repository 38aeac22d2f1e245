package dev.cairn.notification.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the live feed. */
@ConfigMapping(prefix = "cairn.feed")
interface FeedConfig {

    /** How often a quiet connection gets a comment, so that nothing in between closes it. */
    @WithDefault("15S")
    Duration heartbeat();

    /** How often the caller's membership is looked up again while connected. */
    @WithDefault("3S")
    Duration membershipEvery();

    /** How often the database is asked although nothing woke us. */
    @WithDefault("2S")
    Duration lookAnyway();

    /** How far behind a reader may be, in events, before its connection is cut. */
    @WithDefault("256")
    @Min(1)
    @Max(10000)
    int mostWaiting();

    /** Most connections of one organisation to one process. */
    @WithDefault("200")
    @Min(1)
    int mostConnections();

    /** How long events are kept. */
    @WithDefault("24H")
    Duration kept();

    /** How many events of one organisation are kept. */
    @WithDefault("1000")
    @Min(1)
    @Max(100000)
    int mostKept();
}
