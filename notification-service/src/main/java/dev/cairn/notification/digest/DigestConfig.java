package dev.cairn.notification.digest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of digests. */
@ConfigMapping(prefix = "cairn.digest")
interface DigestConfig {

    /** Most open alerts that a digest names; it says how many more there are. */
    @WithDefault("10")
    @Min(1)
    @Max(100)
    int mostNamed();

    /** Most schedules that a digest looks at, the newest ones. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int mostSchedules();

    /** Most digests that are made in one look. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int mostAtOnce();
}
