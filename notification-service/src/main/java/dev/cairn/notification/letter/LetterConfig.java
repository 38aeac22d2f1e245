package dev.cairn.notification.letter;

import dev.cairn.notification.delivery.domain.RetrySchedule;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;

/** Settings of letters: what people are told that is no page. */
@ConfigMapping(prefix = "cairn.letter")
interface LetterConfig {

    /** The pauses after each failed try of a letter; the first try is made at once. */
    @WithDefault("1M,5M,30M,2H,5H,10H")
    @Size(min = 1, max = 50)
    List<Duration> pauses();

    /** Letters and pages to one recipient in one window, above which letters wait. */
    @WithDefault("10")
    @Min(1)
    @Max(1000)
    int destinationLetters();

    /** How long that window is. */
    @WithDefault("1M")
    Duration destinationWindow();

    /** Most tries under way at once, to different recipients; pages have hands of their own. */
    @WithDefault("16")
    @Min(1)
    @Max(250)
    int mostAtOnce();

    /** Most of them by mail, or to somebody of whom it is not known yet; half of these for one organisation. */
    @WithDefault("4")
    @Min(1)
    @Max(250)
    int mostMailsAtOnce();

    /** Most of them for one organisation, mail aside: one whose hosts all hang must not take all hands. */
    @WithDefault("4")
    @Min(1)
    @Max(250)
    int mostOfOrganisationAtOnce();

    /** How long letters are kept, and so for how long the same is told a recipient only once. */
    @WithDefault("30D")
    Duration kept();

    /** The pauses as they are decided by. */
    default RetrySchedule schedule() {
        return new RetrySchedule(pauses());
    }
}
