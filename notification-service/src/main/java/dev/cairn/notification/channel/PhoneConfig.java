package dev.cairn.notification.channel;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The provider of text messages and calls, by an HTTP API as Twilio's. Without all four neither is offered. */
@ConfigMapping(prefix = "cairn.phone")
interface PhoneConfig {

    /** Where its API begins, such as https://api.twilio.com. */
    Optional<String> url();

    /** The account's id. */
    Optional<String> account();

    /** The account's token. */
    Optional<String> token();

    /** The number that messages and calls come from. */
    Optional<String> from();

    /** Whether all of it is there. */
    default boolean isComplete() {
        return url().isPresent() && account().isPresent() && token().isPresent() && from().isPresent();
    }
}
