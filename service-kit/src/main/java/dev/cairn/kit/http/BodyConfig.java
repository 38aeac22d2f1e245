package dev.cairn.kit.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of what requests may carry. */
@ConfigMapping(prefix = "cairn.body")
interface BodyConfig {

    /** Largest body of a request, whether its length is announced or not; uploads of archives have their own limit. */
    @WithDefault("1M")
    MemorySize largest();
}
