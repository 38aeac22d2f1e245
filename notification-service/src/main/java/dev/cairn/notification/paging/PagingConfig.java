package dev.cairn.notification.paging;

import dev.cairn.notification.delivery.domain.RetrySchedule;
import dev.cairn.notification.paging.domain.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;

/** Settings of messages to people. */
@ConfigMapping(prefix = "cairn.paging")
interface PagingConfig {

    /** The pauses after each failed try of a message; the first try is made at once. */
    @WithDefault("5S,15S,30S,1M,2M,5M,10M,15M")
    @Size(min = 1, max = 50)
    List<Duration> pauses();

    /** Messages to one contact method in one window; what is more waits, and goes together. */
    @WithDefault("6")
    @Min(1)
    @Max(1000)
    int destinationMessages();

    /** How long that window is. */
    @WithDefault("1M")
    Duration destinationWindow();

    /** Messages to one person in one window, by whatever methods. */
    @WithDefault("30")
    @Min(1)
    @Max(10000)
    int personMessages();

    /** How long that window is. */
    @WithDefault("10M")
    Duration personWindow();

    /** The first message about an alert waits for no window; beyond the limits it keeps this distance from the one before. */
    @WithDefault("10S")
    Duration firstEvery();

    /** Most messages that go together. */
    @WithDefault("20")
    @Min(2)
    @Max(50)
    int mostTogether();

    /** Most tries under way at once, to different contact methods. */
    @WithDefault("64")
    @Min(1)
    @Max(250)
    int mostAtOnce();

    /** Most of them by mail: one server that hangs must not take all hands. */
    @WithDefault("16")
    @Min(1)
    @Max(250)
    int mostMailsAtOnce();

    /** Most of them for one organisation, mail aside: one whose hosts all hang must not take all hands. */
    @WithDefault("16")
    @Min(1)
    @Max(250)
    int mostOfOrganisationAtOnce();

    /** For how long the link in a message acknowledges. */
    @WithDefault("7D")
    Duration linkFor();

    /** How long pages are kept, with their attempts. */
    @WithDefault("90D")
    Duration kept();

    /** The limits as they are decided by. */
    default Limits limits() {
        return new Limits(destinationWindow(), personWindow(), firstEvery());
    }

    /** The pauses as they are decided by. */
    default RetrySchedule schedule() {
        return new RetrySchedule(pauses());
    }
}
