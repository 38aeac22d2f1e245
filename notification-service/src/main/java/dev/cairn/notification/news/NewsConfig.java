package dev.cairn.notification.news;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of news of alerts. */
@ConfigMapping(prefix = "cairn.news")
interface NewsConfig {

    /** How long news waits for more to go with it. It must be longer than a page takes to be sent. */
    @WithDefault("1M")
    Duration window();

    /** Most alerts that one letter names; it says how many more there are. */
    @WithDefault("30")
    @Min(1)
    @Max(100)
    int mostNamed();
}
