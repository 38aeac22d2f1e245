package dev.cairn.assessment.source;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of connected repositories. */
@ConfigMapping(prefix = "cairn.source")
interface SourceConfig {

    /** Repositories that one process reads at once; each may hold some 150 MB of memory for its time. */
    @WithDefault("1")
    @Min(1)
    @Max(64)
    int atOnce();

    /** Most that is received of one repository, as it is sent; it lies in the folder for temporary files meanwhile. */
    @WithDefault("64M")
    MemorySize largest();

    /** Most commits, trees and files of one repository. */
    @WithDefault("150000")
    @Min(1)
    @Max(10000000)
    int objects();

    /** Largest object that is held in memory: a tree, or a file that is sent as a difference from another. */
    @WithDefault("16M")
    MemorySize largestObject();

    /** How long fetching and scanning one repository may take together; then it has failed. */
    @WithDefault("5m")
    Duration time();

    /** How long a server may take to begin an answer; at most 15 s. */
    @WithDefault("15s")
    Duration answerTime();

    /** How often a server may send us on to another path of its own. */
    @WithDefault("3")
    @Min(0)
    @Max(10)
    int redirects();

    /** A repository whose newest commit is the one that was scanned is scanned again all the same after this time. */
    @WithDefault("7d")
    Duration scanAnywayAfter();

    /** Deliveries that one webhook takes from one address in one window, proved or not. */
    @WithDefault("120")
    @Min(1)
    @Max(1000000)
    long deliveries();

    /** How long that window is. */
    @WithDefault("60s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 24)
    Duration deliveriesWindow();

    /** A repository counts as failing for the operators after so many failures one after another. */
    @WithDefault("3")
    @Min(1)
    @Max(100)
    int failuresThatCount();
}
