package dev.cairn.assessment.report;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/** Settings of reports. */
@ConfigMapping(prefix = "cairn.report")
interface ReportConfig {

    /** Private key of the signature: 32 random bytes in base 64, which are an Ed25519 key. */
    String signingKey();

    /** Public keys of earlier signing keys, as {@code x} of the published set has them; they stay published. */
    Optional<List<String>> formerKeys();

    /** Largest assessment that a report is made of, as JSON. */
    @WithDefault("8M")
    MemorySize largest();

    /** Reports that one process makes at once; further ones wait. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int atOnce();
}
