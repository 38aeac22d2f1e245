package dev.cairn.kit.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the outbox's relay. */
@ConfigMapping(prefix = "cairn.outbox")
interface OutboxConfig {

    /** How long a statement of the relay may take; then its connection is given up, as one that may be half open. */
    @WithDefault("10s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration statementTime();
}
