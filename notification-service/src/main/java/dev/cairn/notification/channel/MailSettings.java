package dev.cairn.notification.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The mail server. Without a host and a sender no mail is offered. */
@ConfigMapping(prefix = "cairn.mail")
interface MailSettings {

    /** Name of the SMTP server. */
    Optional<String> host();

    /** Its port. */
    @WithDefault("587")
    @Min(1)
    @Max(65535)
    int port();

    /** The sender's address, such as cairn@example.com. */
    Optional<String> from();

    /** Signs in with it; none for a server that asks for nothing. */
    Optional<String> user();

    /** The user's password. */
    Optional<String> password();

    /**
     * required, optional or disabled; without it what is written goes over the network in the clear. With a user optional
     * counts as required, so that no password does.
     */
    @WithDefault("required")
    StartTLSOptions startTls();

    /** TLS from the first byte, as on port 465. */
    @WithDefault("false")
    boolean tls();

    /** A file of certificates (PEM) that are trusted instead of the well-known ones, for a server of one's own. */
    Optional<String> trusted();

    /** Ways to sign in that may be used, such as PLAIN and LOGIN; the best that the server offers without it. */
    Optional<Set<String>> signIn();

    /** Time for one try. */
    @WithDefault("15S")
    Duration timeLimit();

    /** Most connections to the server; what is no page gets less than half of them. */
    @WithDefault("8")
    @Min(2)
    @Max(100)
    int connections();
}
