package dev.cairn.notification.statuspage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of public status pages and of those who subscribe to them. */
@ConfigMapping(prefix = "cairn.status-page")
interface StatusPageConfig {

    /** For how long what visitors are shown is kept, so that they do not ask the database. A change is shown at once all the same. */
    @WithDefault("5S")
    Duration kept();

    /** Most confirmed subscribers of an organisation. */
    @WithDefault("5000")
    @Min(1)
    @Max(50000)
    int mostSubscribers();

    /** Most subscribers of an organisation that have not confirmed yet. */
    @WithDefault("500")
    @Min(1)
    @Max(10000)
    int mostUnconfirmed();

    /** For how long the link in the mail confirms; who does not confirm is forgotten then. */
    @WithDefault("1D")
    Duration confirmFor();

    /** Most mails that ask for a confirmation to one address in one window, over all organisations. */
    @WithDefault("3")
    @Min(1)
    @Max(100)
    int addressMails();

    /** The same in a day. */
    @WithDefault("6")
    @Min(1)
    @Max(1000)
    int addressMailsOfDay();

    /** Most subscriptions from one network address in one window, over all organisations. */
    @WithDefault("20")
    @Min(1)
    @Max(10000)
    int subscriptions();

    /** How long those windows are. */
    @WithDefault("1H")
    Duration window();

    /** For how long a subscriber that refused what was sent is kept for admins to see. */
    @WithDefault("30D")
    Duration refusedKept();
}
