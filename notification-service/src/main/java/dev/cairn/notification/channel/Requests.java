package dev.cairn.notification.channel;

import dev.cairn.kit.outbound.GuardedHttpClient;
import dev.cairn.kit.outbound.OutboundRequest;
import dev.cairn.kit.outbound.Outcome;
import dev.cairn.notification.delivery.domain.Attempt;
import dev.cairn.notification.delivery.domain.RetryAfter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Sends a message that is an HTTP request, and says how that went. */
@ApplicationScoped
class Requests {

    private final GuardedHttpClient client;

    Requests(GuardedHttpClient client) {
        this.client = client;
    }

    Uni<Sent> send(OutboundRequest request, Instant at) {
        return client.send(request).map(outcome -> sent(outcome, at));
    }

    private static Sent sent(Outcome outcome, Instant at) {
        if (outcome instanceof Outcome.Answered answered) {
            boolean redirect = answered.status() >= 300 && answered.status() < 400;
            return Sent.of(
                    new Attempt(
                            at,
                            answered.status(),
                            redirect ? "a redirect, which is not followed" : null,
                            RetryAfter.read(answered.headers().get("retry-after"), at.plus(answered.duration()))
                                    .orElse(null),
                            answered.duration()),
                    answered.bodyHead());
        }
        if (outcome instanceof Outcome.Failed failed) {
            return failed.kind() == Outcome.FailureKind.BUSY
                    ? Sent.BUSY
                    : Sent.of(new Attempt(at, null, failed.detail(), null, failed.duration()), null);
        }
        String why = "refused: the URL " + ((Outcome.Refused) outcome).reason();
        return Sent.of(new Attempt(at, null, why, null, Duration.ZERO), null);
    }
}
