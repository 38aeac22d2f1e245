package dev.cairn.notification.channel;

import dev.cairn.kit.outbound.GuardedHttpClient;
import dev.cairn.kit.outbound.OutboundRequest;
import dev.cairn.kit.outbound.Outcome;
import dev.cairn.notification.delivery.domain.Attempt;
import dev.cairn.notification.delivery.domain.RetryAfter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sends a message that is an HTTP request, and says how that went. */
@ApplicationScoped
class Requests {

    /** The client has four for each host; chats are one host for all of their customers. */
    private static final int PATIENT_PER_HOST = 2;

    private final GuardedHttpClient client;
    private final Map<String, Integer> patientUnderWay = new ConcurrentHashMap<>();

    Requests(GuardedHttpClient client) {
        this.client = client;
    }

    /** @param patient whether it leaves room for others to the same host */
    Uni<Sent> send(OutboundRequest request, Instant at, boolean patient) {
        return patient ? sendPatiently(request, at) : client.send(request).map(outcome -> sent(outcome, at));
    }

    private Uni<Sent> sendPatiently(OutboundRequest request, Instant at) {
        String host = String.valueOf(URI.create(request.url()).getHost()).toLowerCase(Locale.ROOT);
        if (patientUnderWay.merge(host, 1, Integer::sum) > PATIENT_PER_HOST) {
            leave(host);
            return Uni.createFrom().item(Sent.BUSY);
        }
        return client.send(request).onTermination().invoke(() -> leave(host)).map(outcome -> sent(outcome, at));
    }

    private void leave(String host) {
        patientUnderWay.computeIfPresent(host, (name, count) -> count == 1 ? null : Integer.valueOf(count - 1));
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
