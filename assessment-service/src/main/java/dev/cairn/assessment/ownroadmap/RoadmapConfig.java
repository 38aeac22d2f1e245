package dev.cairn.assessment.ownroadmap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of roadmaps. */
@ConfigMapping(prefix = "cairn.roadmap")
public interface RoadmapConfig {

    /** Most that a batch can be set to. */
    int MOST_IN_BATCH = 1000;

    /** Roadmaps that one organisation may have. */
    @WithDefault("20")
    @Min(1)
    @Max(100)
    int most();

    /** Versions that one roadmap may have, the withdrawn ones included. */
    @WithDefault("500")
    @Min(1)
    int mostVersions();

    /** How far ahead a date of effect may be. */
    @WithDefault("366d")
    Duration furthest();

    /** Texts that one process reads at once; each takes some ten milliseconds of a processor. */
    @WithDefault("2")
    @Min(1)
    @Max(32)
    int readsAtOnce();

    /** Shadow runs of one organisation that are kept; beginning another removes the oldest. */
    @WithDefault("10")
    @Min(1)
    @Max(100)
    int shadowRunsKept();

    /**
     * How long after the start of a program with a new shipped version projects are assessed again, so that an update that goes
     * from replica to replica is over.
     */
    @WithDefault("5m")
    Duration shippedDelay();

    /** Projects that a shadow run or a re-assessment looks at in one step; memory grows with it. */
    @WithDefault("100")
    @Min(1)
    @Max(MOST_IN_BATCH)
    int batch();

    /** Projects that a shadow run or a re-assessment has under way at once; each holds a connection to the database meanwhile. */
    @WithDefault("4")
    @Min(1)
    @Max(8)
    int atOnce();
}
