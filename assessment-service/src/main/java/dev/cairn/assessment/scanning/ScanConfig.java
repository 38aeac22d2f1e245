package dev.cairn.assessment.scanning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of scans. */
@ConfigMapping(prefix = "cairn.scan")
interface ScanConfig {

    /** Scans that one process runs at once; each may hold some 100 MB for its time. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int atOnce();

    /** How long one scan may take; then it has failed. */
    @WithDefault("5m")
    Duration time();
}
