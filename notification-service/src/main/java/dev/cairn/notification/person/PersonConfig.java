package dev.cairn.notification.person;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of contact methods. */
@ConfigMapping(prefix = "cairn.contact")
interface PersonConfig {

    /** Most contact methods that a person has in one organisation. */
    @WithDefault("10")
    @Min(1)
    @Max(100)
    int mostPerPerson();

    /** For how long a code proves an address. */
    @WithDefault("10M")
    Duration codeFor();

    /** How often a code may be tried. */
    @WithDefault("5")
    @Min(1)
    @Max(20)
    int tries();

    /** Most codes for one contact method until one is given back. */
    @WithDefault("10")
    @Min(1)
    @Max(1000)
    int codes();

    /** Codes to one address in one window, whoever asks for them. */
    @WithDefault("5")
    @Min(1)
    @Max(1000)
    int addressCodes();

    /** Codes and test messages that a person may have sent in one window. */
    @WithDefault("20")
    @Min(1)
    @Max(10000)
    int messages();

    /** How long that window is. */
    @WithDefault("1H")
    Duration window();

    /** For how long messages to a webhook carry the signatures of the keys before as well. */
    @WithDefault("24H")
    Duration previousKeysFor();

    /** For how long the contact methods of somebody who left are kept. */
    @WithDefault("30D")
    Duration keptOfWhoLeft();
}
