package dev.cairn.notification.letter;

import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.channel.Channels;
import dev.cairn.notification.channel.ContactKind;
import dev.cairn.notification.channel.Destination;
import dev.cairn.notification.channel.Sent;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.delivery.domain.Attempt;
import dev.cairn.notification.delivery.domain.RetryAfter;
import dev.cairn.notification.letter.DueLetters.Leased;
import dev.cairn.notification.letter.PrepareLetter.Outgoing;
import dev.cairn.notification.paging.domain.Retries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Makes one try of one letter: reads it, sends it, settles it. No transaction is open while it is sent. A process that dies
 * in between leaves the lease to end, and the letter is sent again, with the same id.
 */
@ApplicationScoped
class SendLetter {

    private static final Logger LOG = Logger.getLogger(SendLetter.class);
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(1);

    private final PrepareLetter prepare;
    private final LetterRows rows;
    private final Outsiders outsiders;
    private final LetterMeters meters;
    private final Channels channels;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final Json json;
    private final Retries retries;
    private final SecureRandom random = new SecureRandom();

    SendLetter(
            PrepareLetter prepare,
            LetterRows rows,
            Outsiders outsiders,
            LetterMeters meters,
            Channels channels,
            Tenancy tenancy,
            Contexts contexts,
            Json json,
            LetterConfig config) {
        this.prepare = prepare;
        this.rows = rows;
        this.outsiders = outsiders;
        this.meters = meters;
        this.channels = channels;
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.json = json;
        this.retries = new Retries(config.schedule(), RetryAfter.LONGEST);
    }

    /** Makes the try; fails only when the database does. */
    Uni<Void> send(Leased leased) {
        return contexts.fresh(() -> tenancy.write(leased.organisationId(), () -> prepare.prepare(leased)))
                .chain(outgoing -> outgoing == null
                        ? Uni.createFrom().voidItem()
                        : channels.send(outgoing.to(), outgoing.letter().notice(json))
                                .chain(sent -> contexts.fresh(() ->
                                        tenancy.write(leased.organisationId(), () -> settle(leased, outgoing, sent)))));
    }

    private Uni<Void> settle(Leased leased, Outgoing outgoing, Sent sent) {
        Attempt attempt = sent.attempt();
        if (attempt == null) {
            return rows.pause(leased, BUSY_PAUSE.plusMillis(random.nextInt((int) BUSY_PAUSE.toMillis())));
        }
        ContactKind kind = outgoing.to().kind();
        meters.attempted(kind, attempt.delivered());
        if (attempt.delivered()) {
            return rows.sent(leased).invoke(() -> meters.sent(kind));
        }
        return rows.mine(leased)
                .chain(mine -> mine == null ? Uni.createFrom().voidItem() : failed(leased, outgoing, sent, attempt));
    }

    private Uni<Void> failed(Leased leased, Outgoing outgoing, Sent sent, Attempt attempt) {
        int tries = outgoing.letter().tries() + 1;
        Optional<Duration> next = sent.refused() ? Optional.empty() : retries.next(attempt, tries, random.nextDouble());
        if (next.isPresent()) {
            return rows.putBack(leased, next.get(), attempt.told());
        }
        Destination to = outgoing.to();
        LOG.infof("letter %s given up after %d tries: %s", leased.id(), tries, attempt.told());
        Uni<Void> ended = rows.failed(leased, 1, attempt.told()).invoke(() -> meters.failed(to.kind()));
        return outgoing.letter().person() == null && isTheirs(sent, to)
                ? ended.chain(() -> outsiders.refused(leased.organisationId(), leased.recipient(), attempt.told()))
                : ended;
    }

    /** A mail server that fails for a day is the operator's, and no reason to strike everybody off who is reached by it. */
    private static boolean isTheirs(Sent sent, Destination to) {
        return sent.refused() || to.kind().isUrl();
    }
}
