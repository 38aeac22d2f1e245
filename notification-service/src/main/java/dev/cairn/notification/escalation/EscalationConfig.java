package dev.cairn.notification.escalation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** Settings of escalations. */
@ConfigMapping(prefix = "cairn.escalation")
interface EscalationConfig {

    /** Most steps that one look carries out. */
    @WithDefault("200")
    @Min(1)
    @Max(1000)
    int mostAtOnce();

    /** Is asked by GET as long as steps are carried out in time; whoever watches it warns when it falls silent. */
    Optional<String> beatUrl();

    /** How often it is asked. */
    @WithDefault("60S")
    Duration beatEvery();

    /** It is not asked while a step is later than this. */
    @WithDefault("60S")
    Duration latest();
}
