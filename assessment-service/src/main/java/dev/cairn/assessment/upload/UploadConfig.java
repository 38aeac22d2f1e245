package dev.cairn.assessment.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of uploads. */
@ConfigMapping(prefix = "cairn.upload")
public interface UploadConfig {

    /** Largest archive, as it is sent. quarkus.http.limits.max-body-size must not be smaller. */
    @WithDefault("64M")
    MemorySize largest();

    /** Uploads that one process receives at once; further ones are asked to come again. */
    @WithDefault("16")
    @Min(1)
    @Max(1000)
    int atOnce();

    /** How long one upload may take. */
    @WithDefault("10m")
    Duration time();
}
