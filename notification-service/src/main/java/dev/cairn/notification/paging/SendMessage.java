package dev.cairn.notification.paging;

import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.channel.Channels;
import dev.cairn.notification.channel.Sent;
import dev.cairn.notification.paging.DueMessages.Leased;
import dev.cairn.notification.paging.PrepareMessage.Unsendable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * Makes one try of one message: reads it, sends it, settles it. No transaction is open while it is sent. A process that dies
 * in between leaves the lease to end, and the message is sent again, with the same id.
 */
@ApplicationScoped
class SendMessage {

    private static final Duration BUSY_PAUSE = Duration.ofMillis(500);

    private final PrepareMessage prepare;
    private final SettleMessage settle;
    private final MessageRows rows;
    private final Channels channels;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final SecureRandom random = new SecureRandom();

    SendMessage(
            PrepareMessage prepare,
            SettleMessage settle,
            MessageRows rows,
            Channels channels,
            Tenancy tenancy,
            Contexts contexts) {
        this.prepare = prepare;
        this.settle = settle;
        this.rows = rows;
        this.channels = channels;
        this.tenancy = tenancy;
        this.contexts = contexts;
    }

    /** Makes the try; fails only when the database does. */
    Uni<Void> send(Leased leased) {
        return contexts.fresh(() -> tenancy.write(leased.organisationId(), () -> prepare.prepare(leased)))
                .chain(outgoing -> outgoing == null
                        ? Uni.createFrom().voidItem()
                        : channels.send(outgoing.to(), outgoing.notice())
                                .chain(sent -> contexts.fresh(() ->
                                        tenancy.write(leased.organisationId(), () -> settle(leased, outgoing, sent)))))
                .onFailure(Unsendable.class)
                .recoverWithUni(failure -> contexts.fresh(
                        () -> tenancy.write(leased.organisationId(), () -> settle.unsendable(leased, failure))));
    }

    private Uni<Void> settle(Leased leased, Outgoing outgoing, Sent sent) {
        if (sent.attempt() == null) {
            Duration pause = BUSY_PAUSE.plusMillis(random.nextInt((int) BUSY_PAUSE.toMillis()));
            return rows.pause(leased, pause);
        }
        return settle.settle(leased, outgoing, sent.attempt(), sent.answer());
    }
}
